import type { ContributionView, OrganisationBadge, RegisterText, RegisterView } from '@diapason/contracts';
import { useMemo } from 'react';
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

interface Column {
  text: RegisterText;
  /** The first of its part. */
  isFirst: boolean;
  /** The text of the branch that the part is. */
  isIntroduction: boolean;
}

const columnsOf = (parts: readonly Part[]): Column[] =>
  parts.flatMap(({ branch, texts }) =>
    texts.map((text, n) => ({ text, isFirst: n === 0, isIntroduction: text === branch })),
  );

/** Organisations by texts: a table for who reads cell by cell, a picture by its shades for who looks at it. */
export function Matrix({ register, families, parts }: Props) {
  const { t } = useWords();
  const { strategy, contributions, sharesInFigures } = register;
  const columns = columnsOf(parts);
  const brought = useMemo(
    () => new Map(contributions.map((each) => [placeOf(each.organisation, each.text), each])),
    [contributions],
  );
  return (
    <>
      <p className="small" id="matrix-legend">
        {t(sharesInFigures ? 'contributions.inShares' : 'contributions.inPassages')} {t('contributions.gone')}{' '}
        {t('contributions.ofGroups')}
      </p>
      <div className="matrix-frame">
        <table className="matrix" aria-label={t('contributions.caption')} aria-describedby="matrix-legend">
          <Head parts={parts} columns={columns} />
          {families.map((family) => (
            <tbody key={family.id}>
              <tr>
                <th scope="rowgroup" colSpan={1 + columns.length} className="matrix-family">
                  <span>{family.name || t('directory.noFamily')}</span>
                </th>
              </tr>
              {family.organisations.map((organisation) => (
                <tr key={organisation.id}>
                  <th scope="row">
                    <Badge initials={organisation.initials} hue={organisation.hue} />
                    <Link to={`/organisations/${organisation.id}`}>{organisation.name}</Link>
                  </th>
                  {columns.map(({ text, isFirst }) => {
                    const contribution = brought.get(placeOf(organisation.id, text.id));
                    return (
                      <td key={text.id} className={isFirst ? 'first' : undefined}>
                        {contribution && (
                          <Cell
                            slug={strategy.slug}
                            organisation={organisation}
                            text={text}
                            contribution={contribution}
                          />
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

function Head({ parts, columns }: { parts: readonly Part[]; columns: readonly Column[] }) {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('contributions.organisation')}
        </th>
        {parts.map(({ branch, texts }) => (
          <th
            key={texts[0]?.id}
            scope="colgroup"
            colSpan={texts.length}
            className="matrix-part first"
            lang={branch ? CONTENT_LANGUAGE : undefined}
            title={branch ? fullName(branch) : undefined}
          >
            {branch ? fullName(branch) : t('contributions.chapters')}
          </th>
        ))}
      </tr>
      <tr>
        {columns.map(({ text: { id, number, title }, isFirst, isIntroduction }) => (
          <th key={id} scope="col" className={isFirst ? 'matrix-text first' : 'matrix-text'}>
            <span title={title} lang={isIntroduction ? undefined : CONTENT_LANGUAGE}>
              {number && !isIntroduction && <b>{number} </b>}
              {isIntroduction ? t('contributions.introduction') : title}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface CellProps {
  slug: string;
  organisation: OrganisationBadge;
  text: RegisterText;
  contribution: ContributionView;
}

/** What one organisation brought to one text, as a figure that leads to its words. */
function Cell({ slug, organisation, text, contribution }: CellProps) {
  const { t } = useWords();
  const facts = useContributionFacts();
  const said = t('contributions.cell', {
    organisation: organisation.name,
    text: fullName(text),
    facts: facts(contribution),
  });
  return (
    <Link to={wordsAddress(slug, text.id, organisation.id)} data-weight={weightOf(contribution)} title={said}>
      <span aria-hidden="true">{figureOf(contribution)}</span>
      <span className="visually-hidden">{said}</span>
    </Link>
  );
}

/** The passages, or the share in per cent. */
function figureOf({ passages, share }: ContributionView): string {
  if (passages === 0) return '–';
  if (share === null) return String(passages);
  return share < 0.005 ? '<1' : String(Math.round(share * 100));
}

const placeOf = (organisation: string, text: string): string => `${organisation} ${text}`;

/** From which share of a text, or which number of passages, a cell is one shade darker. */
const SHARES = [0, 0.05, 0.15, 0.35];
const PASSAGES = [1, 3, 6, 12];

/** How dark a cell is: 0, where none of its words is left, to 4. */
function weightOf({ passages, share }: ContributionView): number {
  if (passages === 0) return 0;
  return share === null
    ? PASSAGES.filter((least) => passages >= least).length
    : SHARES.filter((least) => share >= least).length;
}
