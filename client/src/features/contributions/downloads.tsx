import type { RegisterFormat } from '@diapason/contracts';
import { useMutation } from '@tanstack/react-query';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { Failure } from '../../shared/ui/states.js';
import { saveRegister } from './api.js';

const FORMATS: readonly RegisterFormat[] = ['csv', 'xlsx', 'json'];

/** The register as files to keep. */
export function Downloads({ strategy }: { strategy: string }) {
  const { t } = useWords();
  const save = useMutation({ mutationFn: (format: RegisterFormat) => saveRegister(strategy, format) });
  return (
    <section className="stack no-print" aria-labelledby="downloads-title">
      <h2 id="downloads-title">{t('contributions.download')}</h2>
      <p className="note-actions">
        {FORMATS.map((format) => (
          <Button key={format} busy={save.isPending} onClick={() => save.mutate(format)}>
            {t(`contributions.${format}`)}
          </Button>
        ))}
      </p>
      <p className="soft small">{t('contributions.csvNumbers')}</p>
      {save.error && <Failure error={save.error} />}
    </section>
  );
}
