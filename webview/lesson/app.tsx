import { useEffect } from 'preact/hooks';
import { Article } from './article.tsx';
import { Contents } from './contents.tsx';
import { refusal, snapshot } from './conversation.ts';
import { SymbolCard } from './symbolCard.tsx';
import { Toolbar } from './toolbar.tsx';

export function App() {
  const now = snapshot.value;
  useEffect(() => {
    document.documentElement.style.setProperty('--zoom', String(now?.zoom ?? 1));
  }, [now?.zoom]);
  const lesson = JSON.stringify(now?.reference);
  return (
    <>
      {refusal.value !== null && (
        <p class="message error" role="alert">
          {refusal.value}
        </p>
      )}
      {now && (
        <>
          <Toolbar />
          <div class="page">
            <Contents />
            {/* Another lesson is another article: nothing of the last one may linger. */}
            <Article key={lesson} blocks={now.lesson.blocks} />
          </div>
          <SymbolCard key={lesson} />
        </>
      )}
    </>
  );
}
