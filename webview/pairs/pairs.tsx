import { render } from 'preact';
import { App } from './app.tsx';
import { conversation } from './conversation.ts';
import './pairs.css';

const root = document.getElementById('root');
if (root) render(<App />, root);
await conversation.open();
