import type { FicheView, HistoryView } from '@diapason/contracts';
import { type ChangeKind, type Content, changesOf } from '@diapason/editor';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../../shared/api/keys.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { Failure, Loading } from '../../../shared/ui/states.js';
import { comparisonQuery, restoreSection } from '../api.js';
import { Changes } from './changes.js';
import { lastOf, usePlaceText } from './moment-text.js';
import type { ReadSection } from './sections.js';
import { namesIn } from './value-words.js';

/** What whoever restores a section needs to know: the history it is taken from, and whom to tell. */
export interface Restoring {
  history: HistoryView;
  onRestored: (label: string) => void;
}

interface Props extends Restoring {
  fiche: FicheView;
  section: Pick<ReadSection, 'key' | 'label' | 'fields'>;
  /** The update after which the section was as it is to be again. */
  seq: number;
}

/** Puts a section back as it was, once whoever asks has seen what goes and what comes back. */
export function Restore(props: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <p className="no-print">
      <Button look="quiet" slim onClick={() => setOpen(true)}>
        {t('restore.open')}
        <span className="visually-hidden"> {t('restore.section', { section: props.section.label })}</span>
      </Button>
      {open && <Confirmation {...props} onClose={() => setOpen(false)} />}
    </p>
  );
}

function Confirmation({ fiche, section, seq, history, onRestored, onClose }: Props & { onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    ...comparisonQuery(fiche.id, seq, lastOf(history)),
    // Others may go on writing: what is shown stays until the next has come.
    placeholderData: keepPreviousData,
  });
  const restore = useMutation({
    mutationFn: (seen: number) => restoreSection(fiche.id, section.key, { seq, seen }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.fiche(fiche.id) });
      // Closed first: what is to have the focus is behind it.
      onClose();
      onRestored(section.label);
    },
    // What changed meanwhile is shown before it goes.
    onError: () => queries.invalidateQueries({ queryKey: keys.history(fiche.id) }),
  });
  const moment = usePlaceText(history)(seq);
  const content = data?.sections.find(({ key }) => key === section.key)?.content as Content | undefined;
  const nameOf = namesIn(fiche);
  const changes = content && changesOf(content, nameOf);
  const now = changes && changes.map(({ kind, words }) => `${kind} ${words}`).join('\n');
  const [first, setFirst] = useState(now);
  if (first === undefined && now !== undefined) setFirst(now);
  // A refusal says it too.
  const wroteMeanwhile = first !== undefined && now !== first && !restore.error;
  const count = (...kinds: ChangeKind[]) => changes?.filter(({ kind }) => kinds.includes(kind)).length ?? 0;
  const told = [
    { key: 'restore.goes', count: count('added') },
    { key: 'restore.returns', count: count('removed') },
    { key: 'restore.turns', count: count('moved', 'formatted') },
  ] as const;
  return (
    <Dialog title={t('restore.title', { section: section.label })} onClose={onClose}>
      <p>{t('restore.moment', { moment })}</p>
      <p className={wroteMeanwhile ? 'note' : 'visually-hidden'} role="status">
        {wroteMeanwhile && t('restore.meanwhile')}
      </p>
      {error && <Failure error={error} retry={refetch} />}
      {!changes && !error && <Loading />}
      {changes?.length === 0 && <p>{t('restore.same')}</p>}
      {data && changes && changes.length > 0 && (
        <>
          <ul className="plain-list">
            {told
              .filter((each) => each.count > 0)
              .map((each) => (
                <li key={each.key}>{t(each.key, { count: each.count })}</li>
              ))}
          </ul>
          <Changes changes={changes} view={data} fields={section.fields} nameOf={nameOf} />
          <p className="note">{t('restore.means')}</p>
        </>
      )}
      {restore.error && <Failure error={restore.error} />}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        {data && changes && changes.length > 0 && (
          <Button look="main" busy={restore.isPending} onClick={() => restore.mutate(data.to)}>
            {t('restore.do')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
