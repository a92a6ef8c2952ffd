import type { NewNode, StrategyView, TreeNode } from '@diapason/contracts';
import { type Level, placementFault } from '@diapason/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { keys } from '../../shared/api/keys.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { Dialog } from '../../shared/ui/dialog.js';
import { SelectField } from '../../shared/ui/select-field.js';
import { Failure } from '../../shared/ui/states.js';
import { TextField } from '../../shared/ui/text-field.js';
import { addNode } from './api.js';

interface Props {
  strategy: StrategyView;
  nodes: TreeNode[];
  onClose: () => void;
}

interface Kind {
  key: string;
  name: string;
  template: string;
  use: TreeNode['use'];
  level: string | null;
}

const TOP = '';

/** « Ajouter une fiche… »: of which kind, where, under which title; then one is on it. */
export function AddNode({ strategy, nodes, onClose }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const kinds = kindsOf(strategy);
  const [kindKey, setKindKey] = useState(kinds[0]?.key ?? '');
  const [parent, setParent] = useState(TOP);
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState('');
  const kind = kinds.find(({ key }) => key === kindKey);
  const parents = kind ? nodes.filter((node) => placementFault(kind, node, strategy.levels) === null) : [];
  const topAllowed = kind !== undefined && placementFault(kind, null, strategy.levels) === null;
  const chosenParent = parents.some(({ id }) => id === parent) ? parent : topAllowed ? TOP : (parents[0]?.id ?? TOP);
  const add = useMutation({
    mutationFn: (node: NewNode) => addNode(strategy.id, node),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: keys.tree(strategy.id) });
      await navigate(`/strategies/${strategy.slug}/fiches/${id}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!kind || !title.trim()) return setFault(t('addNode.titleMissing'));
    add.mutate({ template: kind.template, level: kind.level, parent: chosenParent || null, title: title.trim() });
  };
  return (
    <Dialog title={t('addNode.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <SelectField label={t('addNode.kind')} value={kindKey} onChange={({ target }) => setKindKey(target.value)}>
          {kinds.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('reorder.under')} value={chosenParent} onChange={({ target }) => setParent(target.value)}>
          {topAllowed && <option value={TOP}>{t('reorder.top')}</option>}
          {parents.map(({ id, number, title: words }) => (
            <option key={id} value={id}>
              {[number, words].filter(Boolean).join(' ')}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('addNode.name')}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
          error={fault}
          maxLength={200}
          required
        />
        {add.error && <Failure error={add.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="main" busy={add.isPending}>
            {t('action.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A fiche of each template, a part of each level, a chapter: what a strategy can be made of. */
function kindsOf({ templates, levels }: StrategyView): Kind[] {
  const last = levels.at(-1);
  return templates.flatMap(({ id, name, use }): Kind[] => {
    const kind = (label: string, level: Level | undefined) => ({
      key: `${id} ${level?.key ?? ''}`,
      name: label,
      template: id,
      use,
      level: level?.key ?? null,
    });
    if (use === 'chapter') return [kind(name, undefined)];
    if (use === 'fiche') return [kind(name, last)];
    return levels.slice(0, -1).map((level) => kind(level.name, level));
  });
}
