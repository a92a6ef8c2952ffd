import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { Dialog } from '../../shared/ui/dialog.js';
import { Failure } from '../../shared/ui/states.js';
import { deleteAccount } from './api.js';

/** « Supprimer mon compte », once what it means was read. */
export function DeleteAccount({ onDeleted }: { onDeleted: () => void }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const erase = useMutation({ mutationFn: deleteAccount, onSuccess: onDeleted });
  return (
    <section className="stack" aria-labelledby="delete-account">
      <h2 id="delete-account">{t('account.delete')}</h2>
      <p>{t('account.deleteMeans')}</p>
      <p>
        <Button onClick={() => setAsking(true)}>{t('account.delete')}</Button>
      </p>
      {asking && (
        <Dialog title={t('account.deleteAsk')} onClose={() => setAsking(false)}>
          <div className="stack">
            <p>{t('account.deleteMeans')}</p>
            <p>{t('account.deleteForEver')}</p>
            {erase.error && <Failure error={erase.error} />}
            <div className="dialog-actions">
              <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
              <Button look="main" busy={erase.isPending} onClick={() => erase.mutate()}>
                {t('account.delete')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  );
}
