import * as Y from 'yjs';
import { useMe } from '../../../shared/hooks/use-me.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Badge } from '../../../shared/ui/badge.js';
import { Button } from '../../../shared/ui/button.js';
import { useDesk } from '../desk.js';
import type { Present } from '../session/document-session.js';
import { useSessionState } from '../session/use-session.js';
import { BarPanel } from './bar-panel.js';

const AT_A_GLANCE = 4;

/** Who else has the text open, of which organisation, in which section; and the way to where they are. */
export function PeopleHere() {
  const { t } = useWords();
  const { me } = useMe();
  const { session } = useDesk();
  useSessionState(session, (state) => state.presenceVersion);
  const away = useSessionState(session, (state) => state.status.kind === 'offline');
  const others = session.others.toSorted((a, b) => a.user.organisationName.localeCompare(b.user.organisationName));
  const people = new Set(others.map(({ user }) => user.person).filter((person) => person !== me.id));
  const organisations = [...new Map(others.map(({ user }) => [user.organisation, user])).values()];
  return (
    <BarPanel
      summary={
        <>
          {organisations.slice(0, AT_A_GLANCE).map(({ organisation, initials, hue }) => (
            <Badge key={organisation} initials={initials} hue={hue} />
          ))}
          <span>
            {away
              ? t('presence.unknown')
              : t('presence.others', { count: people.size, organisations: organisations.length })}
          </span>
        </>
      }
    >
      {(close) =>
        others.length === 0 ? (
          <p className="soft">{away ? t('presence.away') : t('presence.alone')}</p>
        ) : (
          <ul className="plain-list rows">
            {others.map((person) => (
              <Person key={person.client} person={person} own={person.user.person === me.id} onGone={close} />
            ))}
          </ul>
        )
      }
    </BarPanel>
  );
}

interface PersonProps {
  person: Present;
  own: boolean;
  onGone: () => void;
}

function Person({ person: { user, section, head }, own, onGone }: PersonProps) {
  const { t } = useWords();
  const { labelOf, goTo } = useDesk();
  return (
    <li>
      <span className="person">
        <Badge initials={user.initials} hue={user.hue} />
        <span>
          {own ? t('presence.otherPage') : user.name}
          <span className="soft small">
            {' '}
            {user.organisationName}
            {section && ` – ${labelOf(section)}`}
          </span>
        </span>
      </span>
      {section && (
        <Button
          slim
          onClick={() => {
            onGone();
            goTo(section, head ? { at: Y.createRelativePositionFromJSON(head) } : 'end');
          }}
          aria-label={t('presence.goToName', { name: user.name })}
        >
          {t('presence.goTo')}
        </Button>
      )}
    </li>
  );
}
