import type { ComparisonView, FicheView } from '@diapason/contracts';
import { type Content, changesOf, isEmptyContent } from '@diapason/editor';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { SectionText } from '../../../shared/ui/section-text.js';
import { Failure, Loading } from '../../../shared/ui/states.js';
import { comparisonQuery } from '../api.js';
import { FicheSection } from '../fiche-section.js';
import { Changes, useCounts } from './changes.js';
import { ownersIn } from './choice.js';
import { MarkedText } from './marked-text.js';
import { Restore, type Restoring } from './restore.js';
import { sectionsOf } from './sections.js';
import { SelectedCredits } from './selected-credits.js';
import { namesIn } from './value-words.js';
import './comparison.css';

interface Props {
  fiche: FicheView;
  from: number;
  to: number;
  restoring: Restoring;
}

/** What changed in a fiche between two places of its history: in the text, and as a list. */
export function Comparison({ fiche, from, to, restoring }: Props) {
  const { data, error, refetch } = useQuery(comparisonQuery(fiche.id, from, to));
  const [kept, setKept] = useState(data);
  if (data && data !== kept) setKept(data);
  if (error) return <Failure error={error} retry={refetch} />;
  return kept ? <Compared fiche={fiche} view={kept} restoring={restoring} /> : <Loading />;
}

interface ComparedProps {
  fiche: FicheView;
  view: ComparisonView;
  restoring: Restoring;
}

function Compared({ fiche, view, restoring }: ComparedProps) {
  const { t } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const countsOf = useCounts();
  const { organisations, colleges } = fiche;
  const contents = new Map(view.sections.map(({ key, content }) => [key, content as Content]));
  const nameOf = namesIn(fiche);
  const sections = sectionsOf(fiche, t).flatMap((section) => {
    const content = contents.get(section.key);
    return content ? { section, content, changes: changesOf(content, nameOf) } : [];
  });
  const changed = sections.filter(({ changes }) => changes.length > 0);
  const count = changed.reduce((sum, { changes }) => sum + changes.length, 0);
  const shown = ownersIn(view);
  return (
    <>
      <p role="status">
        {count === 0 ? t('comparison.none') : t('comparison.summary', { count, sections: changed.length })}
      </p>
      <div ref={frame} className="authors-text comparison">
        {sections.map(({ section, content, changes }) => {
          const text = { section, content, organisations, colleges };
          if (changes.length === 0)
            return isEmptyContent(content) ? null : (
              <details key={section.key}>
                <summary>{t('comparison.same', { section: section.label })}</summary>
                <SectionText {...text} />
              </details>
            );
          return (
            <FicheSection key={section.key} section={section}>
              <p className="small soft">{countsOf(changes)}</p>
              <MarkedText {...text} view={view} shown={shown} />
              <Changes changes={changes} view={view} fields={section.fields} nameOf={nameOf} />
              {fiche.abilities.write && <Restore fiche={fiche} section={section} seq={view.from} {...restoring} />}
            </FicheSection>
          );
        })}
        {count > 0 && <SelectedCredits view={view} frame={frame} />}
      </div>
    </>
  );
}
