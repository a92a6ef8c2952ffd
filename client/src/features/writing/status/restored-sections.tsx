import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';
import { focusSection } from './focus-section.js';

/** Somebody put a section back as it was, under the eyes of who writes in it: who, and where the words are that went. */
export function RestoredSections() {
  const { t } = useWords();
  const { session, fiche, labelOf, nameOf } = useDesk();
  const restored = useSessionState(session, (state) => state.restored);
  return (
    <div role="status">
      {restored.map(({ section, restoredBy = '' }) => (
        <div key={section} className="note waiting">
          <p>
            {t('restored.told', {
              section: labelOf(section),
              organisation: nameOf(restoredBy) ?? t('restored.someone'),
            })}{' '}
            {fiche.abilities.seeAuthors && t('restored.where')}
          </p>
          <div className="note-actions">
            <Button
              slim
              onClick={() => {
                session.settleRestored(section);
                focusSection(section);
              }}
            >
              {t('action.close')}
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}
