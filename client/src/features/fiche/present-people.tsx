import type { PresentPerson } from '@diapason/contracts';
import { useWords } from '../../shared/i18n/use-words.js';
import { Badge } from '../../shared/ui/badge.js';

const SHOWN = 4;

/** Who has this text open: a few at a glance, all of them in the list. */
export function PresentPeople({ people }: { people: PresentPerson[] }) {
  const { t } = useWords();
  if (people.length === 0) return null;
  return (
    <details className="present">
      <summary>
        {people.slice(0, SHOWN).map(({ name, organisation, initials, hue }) => (
          <Badge key={`${name} ${organisation}`} initials={initials} hue={hue} />
        ))}
        <span>{t('presence.writing', { count: people.length })}</span>
      </summary>
      <ul className="plain-list">
        {people.map(({ name, organisation, initials, hue }) => (
          <li key={`${name} ${organisation}`}>
            <Badge initials={initials} hue={hue} /> {name}, {organisation}
          </li>
        ))}
      </ul>
    </details>
  );
}
