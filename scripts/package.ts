import { packaged, packageExtension } from './packaging.ts';

await packageExtension('.', packaged);
