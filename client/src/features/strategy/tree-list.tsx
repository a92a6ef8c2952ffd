import type { GroupSummary, TreeNode } from '@diapason/contracts';
import { Link } from 'react-router';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { since } from '../../shared/i18n/time.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { LifecycleTag } from '../../shared/ui/lifecycle-tag.js';

interface Props {
  nodes: TreeNode[];
  slug: string;
  groups: GroupSummary[];
}

/** The contents of a strategy, as a table of contents: headings for what has parts, lines for what is read. */
export function TreeList({ nodes, slug, groups }: Props) {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return <Level parent={null} depth={2} nodes={nodes} slug={slug} names={names} />;
}

interface LevelProps {
  parent: string | null;
  depth: number;
  nodes: TreeNode[];
  slug: string;
  names: ReadonlyMap<string, string>;
}

function Level({ parent, depth, nodes, slug, names }: LevelProps) {
  const children = nodes.filter((node) => node.parent === parent);
  return (
    <ul className="plain-list tree-level">
      {children.map((node) =>
        node.use === 'branch' ? (
          <li key={node.id} className="tree-branch">
            <BranchHeading node={node} depth={depth} slug={slug} />
            <Level parent={node.id} depth={depth + 1} nodes={nodes} slug={slug} names={names} />
          </li>
        ) : (
          <li key={node.id} className={`tree-leaf ${node.use}`}>
            <Leaf node={node} slug={slug} names={names} />
          </li>
        ),
      )}
    </ul>
  );
}

function BranchHeading({ node: { id, number, title }, depth, slug }: { node: TreeNode; depth: number; slug: string }) {
  const Heading = `h${Math.min(depth, 6)}` as 'h2';
  return (
    <Heading>
      <Link to={`/strategies/${slug}/fiches/${id}`} lang={CONTENT_LANGUAGE}>
        {number && <span className="number">{number}</span>} {title}
      </Link>
    </Heading>
  );
}

function Leaf({ node, slug, names }: { node: TreeNode; slug: string; names: ReadonlyMap<string, string> }) {
  const { t, intl } = useWords();
  const { id, use, number, title, aim, template, lifecycle, toDefine, changedAt, groups } = node;
  return (
    <>
      <span className="number" aria-hidden={number ? undefined : true}>
        {number}
      </span>
      <div>
        <Link to={`/strategies/${slug}/fiches/${id}`} className="leaf-title" lang={CONTENT_LANGUAGE}>
          {title}
        </Link>
        {aim && (
          <p className="soft aim" lang={CONTENT_LANGUAGE}>
            {aim}
          </p>
        )}
        <p className="leaf-facts small">
          <LifecycleTag lifecycle={lifecycle} />
          {use === 'fiche' && <span lang={CONTENT_LANGUAGE}>{template}</span>}
          {groups.map((group) => (
            <span key={group} lang={CONTENT_LANGUAGE}>
              {names.get(group)}
            </span>
          ))}
          {toDefine.length > 0 && (
            <span className="tag waiting" title={toDefine.join(', ')}>
              {t('fiche.toDefineList', { sections: toDefine.join(', ') })}
            </span>
          )}
          {changedAt && <span className="soft">{t('fiche.changed', { when: since(intl, changedAt) })}</span>}
        </p>
      </div>
    </>
  );
}
