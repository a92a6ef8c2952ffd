import type { StrategyView } from '@diapason/contracts';
import { AUTHORS_AUDIENCES } from '@diapason/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../shared/api/keys.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { Dialog } from '../../shared/ui/dialog.js';
import { Failure } from '../../shared/ui/states.js';
import { changeStrategy } from './api.js';

/** Says to whom the strategy shows who wrote what, and whether in figures. */
export function AuthorsControl({ strategy }: { strategy: StrategyView }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('audience.open')}</Button>
      {open && <AuthorsDialog strategy={strategy} onClose={() => setOpen(false)} />}
    </>
  );
}

function AuthorsDialog({ strategy, onClose }: { strategy: StrategyView; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  /** Null until one chooses: what the strategy says meanwhile is shown. */
  const [choice, setChoice] = useState<StrategyView['authorsShownTo'] | null>(null);
  const chosen = choice ?? strategy.authorsShownTo;
  const [figures, setFigures] = useState<boolean | null>(null);
  const sharesInFigures = figures ?? strategy.sharesInFigures;
  const change = useMutation({
    mutationFn: () => changeStrategy(strategy.id, { authorsShownTo: chosen, sharesInFigures }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.strategy(strategy.slug) });
      await queries.invalidateQueries({ queryKey: ['fiche'] });
      await queries.invalidateQueries({ queryKey: ['contributions'] });
      onClose();
    },
  });
  return (
    <Dialog title={t('audience.title')} onClose={onClose}>
      <fieldset className="choices">
        <legend>{t('audience.choose')}</legend>
        {AUTHORS_AUDIENCES.map((audience) => (
          <label key={audience}>
            <input type="radio" name="audience" checked={audience === chosen} onChange={() => setChoice(audience)} />{' '}
            {t(`audience.${audience}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{t('audience.how')}</legend>
        <label>
          <input type="checkbox" checked={sharesInFigures} onChange={({ target }) => setFigures(target.checked)} />{' '}
          {t('audience.figures')}
        </label>
      </fieldset>
      {change.error && <Failure error={change.error} />}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button look="main" busy={change.isPending} onClick={() => change.mutate()}>
          {t('action.save')}
        </Button>
      </div>
    </Dialog>
  );
}
