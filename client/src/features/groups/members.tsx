import { type GroupView, SEAT_ROLES, type SeatChange } from '@diapason/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../shared/api/keys.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { shownName } from '../../shared/people/shown-name.js';
import { Badge } from '../../shared/ui/badge.js';
import { Button } from '../../shared/ui/button.js';
import { Dialog } from '../../shared/ui/dialog.js';
import { SelectField } from '../../shared/ui/select-field.js';
import { Empty, Failure } from '../../shared/ui/states.js';
import { changeSeat } from './api.js';

const AWAY = '';

type Seat = GroupView['seats'][number];

/** Who sits in the group; whoever leads it says as what, or takes the seat away. */
export function Members({ group: { id, seats, abilities } }: { group: GroupView }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (seat: SeatChange) => changeSeat(id, seat),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.group(id) }),
  });
  const [leaving, setLeaving] = useState<Seat | null>(null);
  if (seats.length === 0) return <Empty>{t('group.noMember')}</Empty>;
  return (
    <>
      {change.error && <Failure error={change.error} />}
      <ul className="plain-list rows">
        {seats.map((seat) => {
          const { membership, jobTitle, organisation, role } = seat;
          const name = shownName(t, seat.name);
          return (
            <li key={membership}>
              <span className="person">
                <Badge initials={organisation.initials} hue={organisation.hue} />
                <span>
                  <strong>{name}</strong>
                  <br />
                  <span className="soft small">{[jobTitle, organisation.name].filter(Boolean).join(', ')}</span>
                </span>
              </span>
              {abilities.lead ? (
                <SelectField
                  label={t('group.roleOf', { name })}
                  hideLabel
                  value={role}
                  disabled={change.isPending}
                  onChange={({ target }) =>
                    target.value === AWAY
                      ? setLeaving(seat)
                      : change.mutate({ membership, role: target.value as typeof role })
                  }
                >
                  {SEAT_ROLES.map((each) => (
                    <option key={each} value={each}>
                      {t(`seat.${each}`)}
                    </option>
                  ))}
                  <option value={AWAY}>{t('group.takeAway')}</option>
                </SelectField>
              ) : (
                <span className="tag">{t(`seat.${role}`)}</span>
              )}
            </li>
          );
        })}
      </ul>
      {leaving && (
        <Dialog title={t('group.takeAwayName', { name: shownName(t, leaving.name) })} onClose={() => setLeaving(null)}>
          <div className="stack">
            <p>{t('group.takeAwayMeans')}</p>
            <div className="dialog-actions">
              <Button onClick={() => setLeaving(null)}>{t('action.cancel')}</Button>
              <Button
                look="main"
                onClick={() => {
                  change.mutate({ membership: leaving.membership, role: null });
                  setLeaving(null);
                }}
              >
                {t('group.takeAway')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
