import type { FieldTemplate } from '@diapason/domain';
import type { NodeViewProps } from '@tiptap/react';
import { use, useState } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { SectionKey, useDesk } from '../desk.js';
import { attributeSetter } from './attribute-setter.js';
import { ItemButton } from './item-button.js';
import { ItemChoice } from './item-choice.js';
import { ItemField } from './item-field.js';
import { ItemFrame } from './item-frame.js';
import { OrganisationDialog } from './organisation-dialog.js';

/** A line of a list whose fields the template names. */
export function RecordView(view: NodeViewProps) {
  const { t } = useWords();
  const { fiche } = useDesk();
  const section = use(SectionKey);
  const set = attributeSetter(view);
  const values = view.node.attrs.values as Record<string, string>;
  const fields = fiche.sections.find(({ key }) => key === section)?.fields ?? [];
  return (
    <ItemFrame view={view} kind={t('record.name')} wordsLabel={t('record.label')}>
      {fields.map((field) => (
        <RecordField
          key={field.key}
          field={field}
          value={values[field.key] ?? ''}
          onCommit={(value) => set('values', { ...values, [field.key]: value })}
        />
      ))}
    </ItemFrame>
  );
}

interface FieldProps {
  field: FieldTemplate;
  value: string;
  onCommit: (value: string) => void;
}

function RecordField({ field: { kind, label, choices = [] }, value, onCommit }: FieldProps) {
  if (kind === 'organisation') return <OrganisationField label={label} value={value} onCommit={onCommit} />;
  if (kind === 'choice')
    return (
      <ItemChoice
        label={label}
        value={value}
        choices={[['', '–'], ...choices.map((each) => [each, each] as const)]}
        onChange={onCommit}
      />
    );
  if (kind === 'date') return <ItemField label={label} value={value} onCommit={onCommit} type="date" />;
  return <ItemField label={label} value={value} onCommit={onCommit} inputMode={kind === 'text' ? 'text' : 'decimal'} />;
}

function OrganisationField({ label, value, onCommit }: Omit<FieldProps, 'field'> & { label: string }) {
  const { t } = useWords();
  const { nameOf, readOnly } = useDesk();
  const [choosing, setChoosing] = useState(false);
  return (
    <div className="item-field">
      <span className="label">{label}</span>
      <span>{nameOf(value) ?? t('organisation.none')}</span>
      {!readOnly && (
        <ItemButton act={`choose ${label}`} onClick={() => setChoosing(true)}>
          {t('organisation.choose')}
        </ItemButton>
      )}
      {choosing && (
        <OrganisationDialog
          chosen={value}
          families={false}
          onClose={() => setChoosing(false)}
          onChoose={(choice) => {
            onCommit(choice?.id ?? '');
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
}
