import type { RegisterView } from '@diapason/contracts';
import { Link } from 'react-router';
import { wordsAddress } from '../../shared/authors/choice.js';
import { useContributionFacts } from '../../shared/authors/facts.js';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Badge } from '../../shared/ui/badge.js';
import { fullName, type Part } from './columns.js';
import type { Family } from './families.js';

interface Props {
  register: RegisterView;
  families: readonly Family[];
  parts: readonly Part[];
}

/** Organisation by organisation, the texts in which each wrote: what fits a telephone. */
export function OrganisationList({ register: { strategy, contributions }, families, parts }: Props) {
  const { t } = useWords();
  const facts = useContributionFacts();
  const texts = parts.flatMap((part) => part.texts);
  return families.map((family) => (
    <section key={family.id} className="stack contributions-list" aria-labelledby={`family-${family.id}`}>
      <h2 id={`family-${family.id}`}>{family.name || t('directory.noFamily')}</h2>
      {family.organisations.map(({ id, name, initials, hue }) => (
        <section key={id} aria-labelledby={`organisation-${id}`}>
          <h3 id={`organisation-${id}`} className="person">
            <Badge initials={initials} hue={hue} />
            <Link to={`/organisations/${id}`}>{name}</Link>
          </h3>
          <ul className="plain-list rows">
            {texts.map((text) => {
              const own = contributions.find((each) => each.organisation === id && each.text === text.id);
              return (
                own && (
                  <li key={text.id}>
                    <Link to={wordsAddress(strategy.slug, text.id, id)} lang={CONTENT_LANGUAGE}>
                      {fullName(text)}
                    </Link>
                    <span className="soft small">{facts(own)}</span>
                  </li>
                )
              );
            })}
          </ul>
        </section>
      ))}
    </section>
  ));
}
