import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { folded } from '../../../shared/i18n/folded.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { useDesk } from '../desk.js';

export interface OrganisationChoice {
  kind: 'organisation' | 'college';
  id: string;
}

interface Props {
  /** Id of what is named now; empty for nothing. */
  chosen: string;
  /** Null: nothing of the directory, free words. */
  onChoose: (choice: OrganisationChoice | null) => void;
  onClose: () => void;
  /** Whether a family can be named as well. */
  families?: boolean;
}

const SHOWN = 12;

/** Names an organisation of the directory, a family of organisations, or nothing but free words. */
export function OrganisationDialog({ chosen, onChoose, onClose, families = true }: Props) {
  const { t } = useWords();
  const { directory } = useDesk();
  const [words, setWords] = useState('');
  const entries = useMemo(
    () => [
      ...(directory?.organisations ?? []).map(({ id, name, acronym }) => ({
        kind: 'organisation' as const,
        id,
        name,
        acronym,
      })),
      ...(families ? (directory?.colleges ?? []) : []).map(({ id, name }) => ({
        kind: 'college' as const,
        id,
        name,
        acronym: null,
      })),
    ],
    [directory, families],
  );
  const found = entries.filter(({ name, acronym }) =>
    folded(`${name} ${acronym ?? ''}`).includes(folded(words.trim())),
  );
  // The item stands inside the editable text, whose events are not for a dialog.
  return createPortal(
    <Dialog title={t('organisation.choose')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={t('organisation.search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          type="search"
          autoComplete="off"
          autoFocus
        />
        <p className="small" role="status">
          {t('organisation.found', { count: found.length, shown: Math.min(found.length, SHOWN) })}
        </p>
        <ul className="plain-list choice-list">
          {found.slice(0, SHOWN).map(({ kind, id, name }) => (
            <li key={id}>
              <button
                type="button"
                className="menu-item"
                aria-current={id === chosen || undefined}
                onClick={() => onChoose({ kind, id })}
              >
                {name}
                {kind === 'college' && <span className="soft small">{t('organisation.family')}</span>}
              </button>
            </li>
          ))}
        </ul>
      </form>
      <div className="dialog-actions">
        {families && (
          <Button look="quiet" onClick={() => onChoose(null)}>
            {t('organisation.useFreeWords')}
          </Button>
        )}
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </Dialog>,
    document.body,
  );
}
