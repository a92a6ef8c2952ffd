import type { ChargeChange, GroupView } from '@diapason/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { keys } from '../../shared/api/keys.js';
import { CONTENT_LANGUAGE } from '../../shared/i18n/content.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { SelectField } from '../../shared/ui/select-field.js';
import { Empty, Failure } from '../../shared/ui/states.js';
import { changeCharge, treeQuery } from './api.js';

/** The fiches a group writes; whoever leads it can add one or hand one back. */
export function Charges({ group: { id, fiches, strategy, abilities }, slug }: { group: GroupView; slug: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState('');
  const { data: tree } = useQuery({ ...treeQuery(strategy.id), enabled: abilities.lead });
  const change = useMutation({
    mutationFn: (charge: ChargeChange) => changeCharge(id, charge),
    onSuccess: () => setChosen(''),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.group(id) }),
  });
  const held = new Set(fiches.map((fiche) => fiche.id));
  const others = tree?.nodes.filter((node) => node.use !== 'branch' && !held.has(node.id)) ?? [];
  const title = ({ number, title: words }: { number: string | null; title: string }) =>
    [number, words].filter(Boolean).join(' ');
  return (
    <section className="stack" aria-labelledby="charges-title">
      <h2 id="charges-title">{t('group.fiches')}</h2>
      {fiches.length === 0 && <Empty>{t('group.noFiche')}</Empty>}
      <ul className="plain-list rows">
        {fiches.map((fiche) => (
          <li key={fiche.id}>
            <Link to={`/strategies/${slug}/fiches/${fiche.id}`} lang={CONTENT_LANGUAGE}>
              {title(fiche)}
            </Link>
            {abilities.lead && (
              <Button
                slim
                look="quiet"
                busy={change.isPending}
                onClick={() => change.mutate({ node: fiche.id, inCharge: false })}
                aria-label={t('group.handBackName', { title: title(fiche) })}
              >
                {t('group.handBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {abilities.lead && others.length > 0 && (
        <div className="add-charge">
          <SelectField label={t('group.addFiche')} value={chosen} onChange={({ target }) => setChosen(target.value)}>
            <option value="">{t('group.chooseFiche')}</option>
            {others.map((node) => (
              <option key={node.id} value={node.id}>
                {title(node)}
              </option>
            ))}
          </SelectField>
          <Button
            disabled={!chosen}
            busy={change.isPending}
            onClick={() => change.mutate({ node: chosen, inCharge: true })}
          >
            {t('action.add')}
          </Button>
        </div>
      )}
      {change.error && <Failure error={change.error} />}
    </section>
  );
}
