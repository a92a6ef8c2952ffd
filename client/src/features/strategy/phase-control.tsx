import type { StrategyView } from '@diapason/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../shared/api/keys.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { Dialog } from '../../shared/ui/dialog.js';
import { Failure } from '../../shared/ui/states.js';
import { changePhase } from './api.js';

/** Goes to another step, after saying what that changes. */
export function PhaseControl({ strategy }: { strategy: StrategyView }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(strategy.phase.id);
  const change = useMutation({
    mutationFn: () => changePhase(strategy.id, chosen),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['strategy'] });
      await queries.invalidateQueries({ queryKey: keys.tree(strategy.id) });
      await queries.invalidateQueries({ queryKey: keys.home });
      setOpen(false);
    },
  });
  const phase = strategy.phases.find(({ id }) => id === chosen);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('phase.change')}</Button>
      {open && (
        <Dialog title={t('phase.change')} onClose={() => setOpen(false)}>
          <fieldset className="choices">
            <legend>{t('phase.choose')}</legend>
            {strategy.phases.map(({ id, name }) => (
              <label key={id}>
                <input type="radio" name="phase" checked={id === chosen} onChange={() => setChosen(id)} /> {name}
                {id === strategy.phase.id && <span className="soft"> {t('phase.now')}</span>}
              </label>
            ))}
          </fieldset>
          {phase && chosen !== strategy.phase.id && (
            <p className="note waiting">
              {t('phase.effect', { name: phase.name })} {phase.freezesNumbers && t('phase.freezes')}
            </p>
          )}
          {change.error && <Failure error={change.error} />}
          <div className="dialog-actions">
            <Button onClick={() => setOpen(false)}>{t('action.cancel')}</Button>
            <Button
              look="main"
              disabled={chosen === strategy.phase.id}
              busy={change.isPending}
              onClick={() => change.mutate()}
            >
              {t('phase.go')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
