import { type ComponentProps, useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { Button } from '../ui/button.js';
import { InviteDialog } from './invite-dialog.js';

interface Props {
  to: ComponentProps<typeof InviteDialog>['to'];
  look?: ComponentProps<typeof Button>['look'];
  onInvited: () => void;
}

/** The button that brings someone in, the dialog it opens, and word that the invitation has left. */
export function Invite({ to, look, onInvited }: Props) {
  const { t } = useWords();
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState(false);
  return (
    <>
      <p>
        <Button look={look} onClick={() => setInviting(true)}>
          {t('invite.open')}
        </Button>
      </p>
      <p role="status">{invited ? t('invite.sent') : ''}</p>
      {inviting && (
        <InviteDialog
          to={to}
          onClose={() => setInviting(false)}
          onInvited={() => {
            setInviting(false);
            setInvited(true);
            onInvited();
          }}
        />
      )}
    </>
  );
}
