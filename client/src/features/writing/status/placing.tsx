import { type ReactNode, useState } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/states.js';
import { useDesk } from '../desk.js';
import { focusSection } from './focus-section.js';

interface Props {
  words: string;
  /** The section they come from; null when it is not known any more. */
  section: string | null;
  /** Id of the element that says which words they are. */
  described: string;
  /** They are no longer waiting. */
  settle: () => Promise<void> | void;
  children: ReactNode;
}

/** Words of one's own that stand nowhere, as `children` show them: to be put back, copied or let go of. */
export function Placing({ words, section, described, settle, children }: Props) {
  const { t } = useWords();
  const { session, fiche, readOnly, labelOf, goTo, active } = useDesk();
  const [error, setError] = useState<unknown>(null);
  const [copied, setCopied] = useState('');
  const target = section ?? active?.section ?? fiche.sections[0]?.key;
  const settleAnd = (then: () => void) => async () => {
    try {
      await settle();
      then();
    } catch (failure) {
      setError(failure);
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(words);
    setCopied(words);
  };
  return (
    <>
      {children}
      <div className="note-actions">
        {target && !readOnly && words && (
          <Button
            slim
            aria-describedby={described}
            onClick={settleAnd(() => goTo(target, { at: session.addParagraph(target, words) }))}
          >
            {t('stranded.putBack', { section: labelOf(target) })}
          </Button>
        )}
        {words && (
          <Button slim aria-describedby={described} onClick={copy}>
            {t(copied === words ? 'action.copied' : 'action.copy')}
          </Button>
        )}
        <Button slim look="quiet" aria-describedby={described} onClick={settleAnd(() => focusSection(target))}>
          {t(words ? 'stranded.letGo' : 'action.close')}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
    </>
  );
}
