import type { DirectoryView, GroupSummary, TreeNode } from '@diapason/contracts';
import { LIFECYCLES } from '@diapason/domain';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';
import { useWords } from '../../shared/i18n/use-words.js';
import { SelectField } from '../../shared/ui/select-field.js';
import { type Filters, withFilter } from './filters.js';

interface Props {
  nodes: TreeNode[];
  groups: GroupSummary[];
  filters: Filters;
  onChange: (search: URLSearchParams) => void;
}

/** Narrows the contents: by group, kind of fiche, organisation named, and state. */
export function FilterBar({ nodes, groups, filters, onChange }: Props) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const { data: directory } = useQuery({
    queryKey: keys.directory,
    queryFn: () => http.get<DirectoryView>('/api/directory'),
  });
  const templates = [...new Set(nodes.filter(({ use }) => use === 'fiche').map(({ template }) => template))];
  const named = new Set(nodes.flatMap(({ organisations }) => organisations));
  const organisations = directory?.organisations.filter(({ id }) => named.has(id)) ?? [];
  const set = (filter: keyof Filters) => (value: string) => onChange(withFilter(search, filter, value));
  return (
    <fieldset className="filters">
      <legend className="visually-hidden">{t('strategy.filters')}</legend>
      <Choice label={t('filter.group')} all={t('filter.allGroups')} value={filters.group} onChange={set('group')}>
        {groups.filter(({ kind }) => kind === 'group').map(({ id, name }) => [id, name])}
      </Choice>
      <Choice label={t('filter.kind')} all={t('filter.allKinds')} value={filters.template} onChange={set('template')}>
        {templates.map((name) => [name, name])}
      </Choice>
      <Choice
        label={t('filter.organisation')}
        all={t('filter.allOrganisations')}
        value={filters.organisation}
        onChange={set('organisation')}
      >
        {organisations.map(({ id, name }) => [id, name])}
      </Choice>
      <Choice
        label={t('filter.state')}
        all={t('filter.allStates')}
        value={filters.lifecycle}
        onChange={set('lifecycle')}
      >
        {[
          ['to-define', t('filter.toDefine')],
          ...LIFECYCLES.map((lifecycle): [string, string] => [lifecycle, t(`lifecycle.${lifecycle}`)]),
        ]}
      </Choice>
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string;
  onChange: (value: string) => void;
  children: (readonly [string, string] | string[])[];
}

function Choice({ label, all, value, onChange, children }: ChoiceProps) {
  return (
    <SelectField label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{all}</option>
      {children.map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
