import { render } from 'preact';
import { App } from './app.tsx';
import { conversation } from './conversation.ts';
import './lesson.css';

const root = document.getElementById('root');
if (root) render(<App />, root);
window.addEventListener('scrollend', conversation.noteScroll);
await conversation.open();
