import './fail-on-violation.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { Session } from './app/session.ts';
import { startI18n } from './i18n.ts';
import './ui/styles/fonts.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');

const session = await Session.start();
startI18n(session.facts().settings.language);
createRoot(root).render(<App session={session} />);
