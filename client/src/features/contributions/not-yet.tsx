import type { OrganisationBadge } from '@diapason/contracts';
import { Link } from 'react-router';
import { useWords } from '../../shared/i18n/use-words.js';
import { Badge } from '../../shared/ui/badge.js';

/** Who contributes to a group and has not written yet: for those who call them. */
export function NotYet({ organisations }: { organisations: readonly OrganisationBadge[] }) {
  const { t } = useWords();
  if (organisations.length === 0) return null;
  return (
    <details>
      <summary>{t('contributions.notYet', { count: organisations.length })}</summary>
      <ul className="plain-list contributions-not-yet">
        {organisations.map(({ id, name, initials, hue }) => (
          <li key={id} className="person">
            <Badge initials={initials} hue={hue} />
            <Link to={`/organisations/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
