import { http } from '../../../shared/api/http.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';
import { Placing } from './placing.js';

/** One's words that arrived in a passage someone had removed meanwhile. */
export function StrandedWords() {
  const { t } = useWords();
  const { session, fiche } = useDesk();
  const stranded = useSessionState(session, (state) => state.stranded);
  if (stranded.length === 0) return null;
  const settle = (id: string) => async () => {
    await http.post(`/api/documents/${fiche.document}/stranded/${id}/settle`);
    session.settleStranded(id);
  };
  return (
    <section className="note waiting" aria-label={t('stranded.title')}>
      <p role="status">{t('stranded.intro')}</p>
      <ul className="plain-list stranded-list">
        {stranded.map(({ id, section, text }) => (
          <li key={id}>
            <Placing words={text} section={section} settle={settle(id)}>
              <blockquote className="kept-words">{text}</blockquote>
            </Placing>
          </li>
        ))}
      </ul>
    </section>
  );
}
