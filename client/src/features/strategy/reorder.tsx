import type { NodeMove, StrategyView, TreeNode } from '@diapason/contracts';
import { placementFault } from '@diapason/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { keys } from '../../shared/api/keys.js';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { Failure } from '../../shared/ui/states.js';
import { moveNode } from './api.js';
import { MoveDialog } from './move-dialog.js';
import { childrenOf, placeAfterDrop, siblingMove } from './places.js';
import './reorder.css';

interface Props {
  strategy: StrategyView;
  nodes: TreeNode[];
  onDone: () => void;
}

/** Reorders the tree: by dragging (with the keyboard as well), and by buttons that do the same. */
export default function Reorder({ strategy, nodes, onDone }: Props) {
  const { t, intl } = useWords();
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const [moving, setMoving] = useState<TreeNode | null>(null);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const move = useMutation({
    mutationFn: ({ node, place }: { node: TreeNode; place: NodeMove }) => moveNode(node.id, place),
    onSuccess: async (_, { node, place }) => {
      await queries.invalidateQueries({ queryKey: keys.tree(strategy.id) });
      const count = childrenOf(nodes, place.parent).filter(({ id }) => id !== node.id).length + 1;
      setSaid(t('reorder.moved', { title: node.title, position: place.position + 1, count }));
    },
  });
  const goTo = (node: TreeNode, place: NodeMove | null) => {
    const parent = place?.parent ? byId.get(place.parent) : null;
    if (!place || parent === undefined) return;
    if (placementFault(node, parent, strategy.levels)) return setSaid(t('reorder.notThere', { title: node.title }));
    move.mutate({ node, place });
  };

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (dragged) => [...dragged].map((id) => ({ 'text/plain': byId.get(String(id))?.title ?? '' })),
    onMove: ({ keys: moved, target }) => {
      const [id] = [...moved];
      const node = byId.get(String(id));
      if (node && target.type === 'item')
        goTo(node, placeAfterDrop(nodes, node, String(target.key), target.dropPosition));
    },
  });

  const renderItem = (node: TreeNode) => (
    <TreeItem key={node.id} id={node.id} textValue={node.title}>
      <TreeItemContent>
        <AriaButton slot="drag" className="drag-handle" aria-label={t('reorder.drag', { title: node.title })}>
          ⠿
        </AriaButton>
        <span className="reorder-title" lang={CONTENT_LANGUAGE}>
          {node.number && <span className="number">{node.number}</span>} {node.title}
        </span>
        <span className="reorder-buttons">
          <AriaButton
            className="button slim"
            isDisabled={!siblingMove(nodes, node, -1)}
            onPress={() => goTo(node, siblingMove(nodes, node, -1))}
            aria-label={t('reorder.upName', { title: node.title })}
          >
            {t('reorder.up')}
          </AriaButton>
          <AriaButton
            className="button slim"
            isDisabled={!siblingMove(nodes, node, 1)}
            onPress={() => goTo(node, siblingMove(nodes, node, 1))}
            aria-label={t('reorder.downName', { title: node.title })}
          >
            {t('reorder.down')}
          </AriaButton>
          <AriaButton
            className="button slim"
            onPress={() => setMoving(node)}
            aria-label={t('reorder.toName', { title: node.title })}
          >
            {t('reorder.to')}
          </AriaButton>
        </span>
      </TreeItemContent>
      <Collection items={childrenOf(nodes, node.id)}>{renderItem}</Collection>
    </TreeItem>
  );

  return (
    <section className="stack" aria-labelledby="reorder-title">
      <h2 id="reorder-title">{t('strategy.reorder')}</h2>
      <p className="soft">{t('reorder.how')}</p>
      <p role="status" className="small">
        {said}
      </p>
      {move.error && <Failure error={move.error} />}
      <I18nProvider locale={intl.locale === 'fr' ? 'fr-FR' : 'en-US'}>
        <Tree
          aria-label={t('strategy.reorder')}
          className="reorder"
          items={childrenOf(nodes, null)}
          defaultExpandedKeys={nodes.map(({ id }) => id)}
          dragAndDropHooks={dragAndDropHooks}
        >
          {renderItem}
        </Tree>
      </I18nProvider>
      <p>
        <Button look="main" onClick={onDone}>
          {t('reorder.done')}
        </Button>
      </p>
      {moving && (
        <MoveDialog
          node={moving}
          nodes={nodes}
          levels={strategy.levels}
          onClose={() => setMoving(null)}
          onMove={(place) => {
            setMoving(null);
            goTo(moving, place);
          }}
        />
      )}
    </section>
  );
}
