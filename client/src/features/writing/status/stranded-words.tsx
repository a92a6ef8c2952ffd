import { http } from '../../../shared/api/http.js';
import { CONTENT_LANGUAGE } from '../../../shared/i18n/content.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';
import { useFieldLabel } from '../items/field-label.js';
import { useSessionState } from '../session/use-session.js';
import { Placing } from './placing.js';

/** One's words that arrived in a passage someone had removed meanwhile. */
export function StrandedWords() {
  const { t } = useWords();
  const { session, fiche } = useDesk();
  const fieldLabel = useFieldLabel();
  const stranded = useSessionState(session, (state) => state.stranded);
  const settle = (id: string) => async () => {
    await http.post(`/api/documents/${fiche.document}/stranded/${id}/settle`);
    session.settleStranded(id);
  };
  return (
    <div role="status" aria-atomic="false">
      {stranded.length > 0 && (
        <section className="note waiting" aria-label={t('stranded.title')}>
          <p>{t('stranded.intro')}</p>
          <ul className="plain-list stranded-list">
            {stranded.map(({ id, section, field, text }) => {
              const label = field && fieldLabel(field, section);
              return (
                <li key={id}>
                  <Placing words={text} section={section} described={`stranded-${id}`} settle={settle(id)}>
                    <div id={`stranded-${id}`}>
                      {label && <p className="small">{label}</p>}
                      <blockquote className="kept-words" lang={CONTENT_LANGUAGE}>
                        {text}
                      </blockquote>
                    </div>
                  </Placing>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
