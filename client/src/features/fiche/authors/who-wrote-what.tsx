import type { AuthorsView, DirectoryView, FicheView, OwnerBadge } from '@diapason/contracts';
import { type Content, isEmptyContent } from '@diapason/editor';
import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, Fragment, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { http } from '../../../shared/api/http.js';
import { keys } from '../../../shared/api/keys.js';
import { AUTHORS, type Choice, choiceOf, choiceValue } from '../../../shared/authors/choice.js';
import { familiesOf } from '../../../shared/authors/families.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { shownName } from '../../../shared/people/shown-name.js';
import { Badge } from '../../../shared/ui/badge.js';
import { SelectField } from '../../../shared/ui/select-field.js';
import { Empty, Failure, Loading } from '../../../shared/ui/states.js';
import { authorsQuery } from '../api.js';
import { FicheSection } from '../fiche-section.js';
import { marked, ownersIn } from './choice.js';
import { MarkedText, patternOf } from './marked-text.js';
import { Passages } from './passages.js';
import { Restore, type Restoring } from './restore.js';
import { sectionsOf } from './sections.js';
import { SelectedCredits } from './selected-credits.js';
import { namesIn } from './value-words.js';
import './authors.css';

/** The text of a fiche with who brought each word of it: everybody at once, one family, or one organisation. */
export default function WhoWroteWhat({ fiche }: { fiche: FicheView }) {
  const { data, error, refetch } = useQuery(authorsQuery(fiche.id));
  const [search, setSearch] = useSearchParams();
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <Authors
      fiche={fiche}
      view={data}
      wanted={choiceOf(search.get(AUTHORS))}
      onWant={(choice) => setSearch({ [AUTHORS]: choiceValue(choice) }, { replace: true, preventScrollReset: true })}
    />
  );
}

interface Props {
  fiche: FicheView;
  view: AuthorsView;
  /** Whose words are to be marked. */
  wanted: Choice;
  onWant: (choice: Choice) => void;
  /** Given where sections may be put back as they are shown. */
  restoring?: Restoring;
}

/** A text with its authors, and the legend that says whose words are marked. */
export function Authors({ fiche, view, wanted, onWant, restoring }: Props) {
  const { t } = useWords();
  const { data: directory } = useQuery({
    queryKey: keys.directory,
    queryFn: () => http.get<DirectoryView>('/api/directory'),
  });
  const frame = useRef<HTMLDivElement>(null);
  const colleges = directory?.colleges ?? [];
  // Nothing of whom was chosen may stand in an earlier text.
  const choice = marked(view, wanted, colleges).length > 0 ? wanted : ({ of: 'all' } as const);
  const shown = marked(view, choice, colleges);
  const nameOf = namesIn(fiche);
  const owners = ownersIn(view);
  const groups = owners.filter(({ of }) => of !== 'organisation');
  const contents = new Map(view.sections.map(({ key, content }) => [key, content as Content]));
  return (
    <>
      <section className="authors-panel stack no-print" aria-labelledby="authors-title">
        <h2 id="authors-title" className="small">
          {t('authors.title')}
        </h2>
        <SelectField
          label={t('authors.choose')}
          value={choiceValue(choice)}
          onChange={({ target }) => onWant(choiceOf(target.value))}
        >
          <option value="">{t('authors.all')}</option>
          <optgroup label={t('authors.families')}>
            {familiesOf(owners, colleges).map(({ id, name }) => (
              <option key={id} value={choiceValue({ of: 'family', id })}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('authors.organisations')}>
            <Owners owners={owners.filter(({ of }) => of === 'organisation')} />
          </optgroup>
          {groups.length > 0 && (
            <optgroup label={t('authors.groups')}>
              <Owners owners={groups} />
            </optgroup>
          )}
        </SelectField>
        {shown.length === 0 && <Empty>{t('authors.none')}</Empty>}
        <div className="authors-legend" role="group" aria-label={t('authors.legend')} tabIndex={0}>
          <ul className="plain-list">
            {shown.map(({ id, name, initials, hue }, n) => (
              <li key={id}>
                <Badge initials={initials} hue={hue} />
                <span
                  className="authors-sample"
                  style={{ '--hue': hue, '--line': patternOf(n) } as CSSProperties}
                  aria-hidden="true"
                />
                <span>{shownName(t, name)}</span>
              </li>
            ))}
          </ul>
        </div>
      </section>
      <div ref={frame} className="authors-text">
        {sectionsOf(fiche, t).map((section) => {
          const content = contents.get(section.key);
          return (
            <Fragment key={section.key}>
              <FicheSection section={section}>
                {!content || isEmptyContent(content) ? null : (
                  <>
                    <MarkedText
                      section={section}
                      content={content}
                      view={view}
                      shown={shown}
                      organisations={fiche.organisations}
                      colleges={fiche.colleges}
                    />
                    <Passages content={content} view={view} shown={shown} fields={section.fields} nameOf={nameOf} />
                  </>
                )}
              </FicheSection>
              {restoring && <Restore fiche={fiche} section={section} seq={view.seq} {...restoring} />}
            </Fragment>
          );
        })}
        <SelectedCredits view={view} frame={frame} />
      </div>
    </>
  );
}

function Owners({ owners }: { owners: OwnerBadge[] }) {
  const { t } = useWords();
  return owners.map(({ id, name }) => (
    <option key={id} value={choiceValue({ of: 'owner', id })}>
      {shownName(t, name)}
    </option>
  ));
}
