import type { NodeMove, TreeNode } from '@diapason/contracts';
import { type Level, placementFault } from '@diapason/domain';
import { useState } from 'react';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { Dialog } from '../../shared/ui/dialog.js';
import { SelectField } from '../../shared/ui/select-field.js';
import { childrenOf, isWithin } from './places.js';

interface Props {
  node: TreeNode;
  nodes: TreeNode[];
  levels: Level[];
  onClose: () => void;
  onMove: (place: NodeMove) => void;
}

const TOP = '';

/** « Déplacer vers… »: under what, and after what. */
export function MoveDialog({ node, nodes, levels, onClose, onMove }: Props) {
  const { t } = useWords();
  const [parent, setParent] = useState(node.parent ?? TOP);
  const [after, setAfter] = useState('');
  const parents = nodes.filter(
    (each) => !isWithin(nodes, each, node.id) && placementFault(node, each, levels) === null,
  );
  const topAllowed = placementFault(node, null, levels) === null;
  const siblings = childrenOf(nodes, parent || null).filter(({ id }) => id !== node.id);
  const label = ({ number, title }: TreeNode) => [number, title].filter(Boolean).join(' ');
  return (
    <Dialog title={t('reorder.toName', { title: node.title })} onClose={onClose}>
      <SelectField
        label={t('reorder.under')}
        value={parent}
        onChange={({ target }) => {
          setParent(target.value);
          setAfter('');
        }}
      >
        {topAllowed && <option value={TOP}>{t('reorder.top')}</option>}
        {parents.map((each) => (
          <option key={each.id} value={each.id}>
            {label(each)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('reorder.after')} value={after} onChange={({ target }) => setAfter(target.value)}>
        <option value="">{t('reorder.first')}</option>
        {siblings.map((each) => (
          <option key={each.id} value={each.id}>
            {label(each)}
          </option>
        ))}
      </SelectField>
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button
          look="main"
          onClick={() => onMove({ parent: parent || null, position: siblings.findIndex(({ id }) => id === after) + 1 })}
        >
          {t('reorder.move')}
        </Button>
      </div>
    </Dialog>
  );
}
