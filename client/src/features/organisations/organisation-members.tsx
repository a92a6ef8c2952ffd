import type { MandateChange, MemberView, OrganisationView } from '@diapason/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keys } from '../../shared/api/keys.js';
import { day } from '../../shared/i18n/time.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { shownName } from '../../shared/people/shown-name.js';
import { Button } from '../../shared/ui/button.js';
import { Dialog } from '../../shared/ui/dialog.js';
import { Empty, Failure } from '../../shared/ui/states.js';
import { TextField } from '../../shared/ui/text-field.js';
import { changeMandate } from './api.js';

const MANDATES = ['mayWrite', 'maySend', 'mayVote', 'referent'] as const;

/** Who speaks for the organisation: since when, until when, and what they may do in its name. */
export function OrganisationMembers({ organisation: { id, members, abilities } }: { organisation: OrganisationView }) {
  const { t, intl } = useWords();
  const [changing, setChanging] = useState<MemberView | null>(null);
  if (members.length === 0) return <Empty>{t('organisation.noMember')}</Empty>;
  return (
    <>
      <ul className="plain-list rows">
        {members.map((member) => {
          const { membership, jobTitle, from, to, current } = member;
          const name = shownName(t, member.name);
          const held = MANDATES.filter((mandate) => member[mandate]).map((mandate) => t(`mandate.${mandate}`));
          return (
            <li key={membership}>
              <span>
                <strong>{name}</strong> <span className="soft">{jobTitle}</span>
                <br />
                <span className="soft small">
                  {[
                    intl.formatList(held, { type: 'unit' }),
                    from && t('member.from', { date: day(intl, from) }),
                    to && t('member.to', { date: day(intl, to) }),
                  ]
                    .filter(Boolean)
                    .join(' – ')}
                </span>
                {!current && <span className="tag">{t('member.past')}</span>}
              </span>
              {abilities.change && (
                <Button slim onClick={() => setChanging(member)} aria-label={t('member.changeName', { name })}>
                  {t('member.change')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {changing && <MandateDialog organisation={id} member={changing} onClose={() => setChanging(null)} />}
    </>
  );
}

function MandateDialog({
  organisation,
  member,
  onClose,
}: {
  organisation: string;
  member: MemberView;
  onClose: () => void;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [from, setFrom] = useState(member.from ?? '');
  const [to, setTo] = useState(member.to ?? '');
  const [held, setHeld] = useState(() => new Set<string>(MANDATES.filter((mandate) => member[mandate])));
  const save = useMutation({
    mutationFn: (change: MandateChange) => changeMandate(member.membership, change),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.organisation(organisation) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      from: from || null,
      to: to || null,
      ...Object.fromEntries(MANDATES.map((mandate) => [mandate, held.has(mandate)])),
    });
  };
  const toggle = (mandate: string, on: boolean) => {
    const next = new Set(held);
    if (on) next.add(mandate);
    else next.delete(mandate);
    setHeld(next);
  };
  return (
    <Dialog title={t('member.changeName', { name: shownName(t, member.name) })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField
          label={t('member.fromLabel')}
          type="date"
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <TextField
          label={t('member.toLabel')}
          hint={t('member.toHint')}
          type="date"
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
        <fieldset className="choices">
          <legend>{t('invite.mandates')}</legend>
          {MANDATES.map((mandate) => (
            <label key={mandate}>
              <input
                type="checkbox"
                checked={held.has(mandate)}
                onChange={({ target }) => toggle(mandate, target.checked)}
              />{' '}
              {t(`mandate.${mandate}`)}
            </label>
          ))}
        </fieldset>
        {save.error && <Failure error={save.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="main" busy={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
