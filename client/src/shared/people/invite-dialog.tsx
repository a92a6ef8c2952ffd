import { type DirectoryView, type NewInvitation, SEAT_ROLES } from '@diapason/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { http } from '../api/http.js';
import { keys } from '../api/keys.js';
import { useWords } from '../i18n/use-words.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField } from '../ui/select-field.js';
import { Failure } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';

interface Props {
  /** Where to: a group, in the name of whichever organisation, or an organisation alone. */
  to: { group: string } | { organisation: string };
  onInvited: () => void;
  onClose: () => void;
}

const EMPTY = { givenName: '', familyName: '', email: '', jobTitle: '' };

/** Brings someone in: their name, their organisation, and what they may do in its name. They get a mail with a link. */
export function InviteDialog({ to, onInvited, onClose }: Props) {
  const { t } = useWords();
  const [person, setPerson] = useState(EMPTY);
  const [organisation, setOrganisation] = useState('organisation' in to ? to.organisation : '');
  const [role, setRole] = useState<(typeof SEAT_ROLES)[number]>('contributor');
  const [mandates, setMandates] = useState({ mayWrite: true, maySend: false, mayVote: false });
  const [fault, setFault] = useState('');
  const { data } = useQuery({
    queryKey: keys.directory,
    queryFn: () => http.get<DirectoryView>('/api/directory'),
    enabled: 'group' in to,
  });
  const invite = useMutation({
    mutationFn: (invitation: NewInvitation) => http.post('/api/invitations', invitation),
    onSuccess: onInvited,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { givenName, familyName, email, jobTitle } = person;
    if (!givenName.trim() || !familyName.trim()) return setFault(t('invite.nameMissing'));
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setFault(t('signIn.emailShape'));
    if (!organisation) return setFault(t('invite.organisationMissing'));
    setFault('');
    invite.mutate({
      givenName,
      familyName,
      email: email.trim(),
      jobTitle: jobTitle || null,
      organisation,
      group: 'group' in to ? to.group : null,
      role,
      ...mandates,
    });
  };
  const field = (key: keyof typeof EMPTY) => ({
    value: person[key],
    onChange: ({ target }: { target: HTMLInputElement }) => setPerson({ ...person, [key]: target.value }),
  });
  return (
    <Dialog title={t('invite.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextField label={t('invite.givenName')} {...field('givenName')} autoComplete="off" required />
        <TextField label={t('invite.familyName')} {...field('familyName')} autoComplete="off" required />
        <TextField label={t('invite.email')} {...field('email')} type="email" autoComplete="off" required />
        <TextField label={t('invite.jobTitle')} {...field('jobTitle')} autoComplete="off" />
        {'group' in to && (
          <>
            <SelectField
              label={t('invite.organisation')}
              value={organisation}
              onChange={({ target }) => setOrganisation(target.value)}
            >
              <option value="">{t('invite.chooseOrganisation')}</option>
              {data?.organisations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SelectField
              label={t('invite.role')}
              value={role}
              onChange={({ target }) => setRole(target.value as typeof role)}
            >
              {SEAT_ROLES.map((each) => (
                <option key={each} value={each}>
                  {t(`seat.${each}`)}
                </option>
              ))}
            </SelectField>
          </>
        )}
        <fieldset className="choices">
          <legend>{t('invite.mandates')}</legend>
          {(['mayWrite', 'maySend', 'mayVote'] as const).map((mandate) => (
            <label key={mandate}>
              <input
                type="checkbox"
                checked={mandates[mandate]}
                onChange={({ target }) => setMandates({ ...mandates, [mandate]: target.checked })}
              />{' '}
              {t(`mandate.${mandate}`)}
            </label>
          ))}
        </fieldset>
        {fault && (
          <p className="note bad" role="alert">
            {fault}
          </p>
        )}
        {invite.error && <Failure error={invite.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="main" busy={invite.isPending}>
            {t('invite.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
