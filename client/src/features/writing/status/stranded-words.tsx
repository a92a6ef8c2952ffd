import type { StrandedText } from '@diapason/collab';
import { useState } from 'react';
import { http } from '../../../shared/api/http.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/states.js';
import { useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';

/** One's words that arrived in a passage someone had removed meanwhile: put back, copied or let go of. */
export function StrandedWords() {
  const { t } = useWords();
  const { session } = useDesk();
  const stranded = useSessionState(session, (state) => state.stranded);
  if (stranded.length === 0) return null;
  return (
    <section className="note waiting" aria-label={t('stranded.title')}>
      <p role="status">{t('stranded.intro')}</p>
      <ul className="plain-list stranded-list">
        {stranded.map((text) => (
          <Stranded key={text.id} text={text} />
        ))}
      </ul>
    </section>
  );
}

function Stranded({ text: { id, section, text } }: { text: StrandedText }) {
  const { t } = useWords();
  const { session, fiche, readOnly, labelOf, goTo } = useDesk();
  const [error, setError] = useState<unknown>(null);
  const [copied, setCopied] = useState(false);
  const target = section ?? fiche.sections[0]?.key;
  const settle = async () => {
    try {
      await http.post(`/api/documents/${fiche.document}/stranded/${id}/settle`);
      session.settleStranded(id);
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    }
  };
  const putBack = async (into: string) => {
    if (await settle()) goTo(into, { at: session.addParagraph(into, text) });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <li>
      <blockquote className="kept-words">{text}</blockquote>
      <div className="note-actions">
        {target && !readOnly && (
          <Button slim onClick={() => putBack(target)}>
            {t('stranded.putBack', { section: labelOf(target) })}
          </Button>
        )}
        <Button slim onClick={copy}>
          {copied ? t('action.copied') : t('action.copy')}
        </Button>
        <Button slim look="quiet" onClick={settle}>
          {t('stranded.letGo')}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
    </li>
  );
}
