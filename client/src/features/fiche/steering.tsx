import type { FicheSteering, FicheView } from '@diapason/contracts';
import { LIFECYCLES, type Lifecycle } from '@diapason/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { Dialog } from '../../shared/ui/dialog.js';
import { SelectField } from '../../shared/ui/select-field.js';
import { Failure } from '../../shared/ui/states.js';
import { steerFiche } from './api.js';

/** The state and the theme of a fiche, for those who lead it. */
export default function Steering({ fiche }: { fiche: FicheView }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [lifecycle, setLifecycle] = useState<Lifecycle>(fiche.lifecycle);
  const [theme, setTheme] = useState(fiche.theme ?? '');
  const { slug, id: strategy } = fiche.strategy;
  const { data } = useQuery({
    queryKey: keys.strategy(slug),
    queryFn: () => http.get<{ themes: string[] }>(`/api/strategies/${slug}`),
    enabled: open,
  });
  const save = useMutation({
    mutationFn: (steering: FicheSteering) => steerFiche(fiche.id, steering),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.fiche(fiche.id) });
      await queries.invalidateQueries({ queryKey: keys.tree(strategy) });
      setOpen(false);
    },
  });
  const themes = [...new Set([...(data?.themes ?? []), ...(fiche.theme ? [fiche.theme] : [])])];
  return (
    <>
      <Button slim onClick={() => setOpen(true)}>
        {t('steering.open')}
      </Button>
      {open && (
        <Dialog title={t('steering.title')} onClose={() => setOpen(false)}>
          <SelectField
            label={t('filter.state')}
            value={lifecycle}
            onChange={({ target }) => setLifecycle(target.value as Lifecycle)}
          >
            {LIFECYCLES.map((each) => (
              <option key={each} value={each}>
                {t(`lifecycle.${each}`)}
              </option>
            ))}
          </SelectField>
          <p className="note">{t(`lifecycleEffect.${lifecycle}`)}</p>
          {themes.length > 0 && (
            <SelectField label={t('steering.theme')} value={theme} onChange={({ target }) => setTheme(target.value)}>
              <option value="">{t('steering.noTheme')}</option>
              {themes.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </SelectField>
          )}
          {save.error && <Failure error={save.error} />}
          <div className="dialog-actions">
            <Button onClick={() => setOpen(false)}>{t('action.cancel')}</Button>
            <Button look="main" busy={save.isPending} onClick={() => save.mutate({ lifecycle, theme: theme || null })}>
              {t('action.save')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
