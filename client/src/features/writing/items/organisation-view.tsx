import { ORGANISATION_ROLES, RENDER_LABELS } from '@diapason/editor';
import type { NodeViewProps } from '@tiptap/react';
import { type ComponentProps, useState } from 'react';
import { useLocale } from '../../../shared/i18n/intl.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';
import { attributeSetter } from './attribute-setter.js';
import { ItemButton } from './item-button.js';
import { ItemChoice } from './item-choice.js';
import { ItemFrame } from './item-frame.js';
import { OrganisationDialog } from './organisation-dialog.js';

/** An organisation in a role: one of the directory, a family, or free words. */
export function OrganisationView(view: NodeViewProps) {
  const { t } = useWords();
  const { locale } = useLocale();
  const { nameOf } = useDesk();
  const set = attributeSetter(view);
  const { role, organisation, college } = view.node.attrs as Record<'role' | 'organisation' | 'college', string>;
  const name = nameOf(organisation) ?? nameOf(college);
  const names = RENDER_LABELS[locale].role;
  return (
    <ItemFrame
      view={view}
      kind={[names[role as keyof typeof names], name].filter(Boolean).join(' ')}
      wordsLabel={name ? t('organisation.precision') : t('organisation.freeWords')}
      before={
        <ItemChoice
          label={t('organisation.role')}
          value={role}
          choices={ORGANISATION_ROLES.map((each) => [each, names[each]])}
          onChange={(value) => set('role', value)}
        />
      }
      lead={
        <Chosen
          name={name}
          chosen={organisation || college}
          onChoose={(choice) => {
            set('organisation', choice?.kind === 'organisation' ? choice.id : '');
            set('college', choice?.kind === 'college' ? choice.id : '');
          }}
        />
      }
    />
  );
}

interface ChosenProps {
  name: string | undefined;
  chosen: string;
  onChoose: ComponentProps<typeof OrganisationDialog>['onChoose'];
}

/** The organisation or the family that was chosen, and the way to another. */
function Chosen({ name, chosen, onChoose }: ChosenProps) {
  const { t } = useWords();
  const { readOnly } = useDesk();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      {name && <strong>{name}</strong>}
      {!readOnly && (
        <ItemButton act="choose" onClick={() => setChoosing(true)}>
          {name ? t('organisation.change') : t('organisation.choose')}
        </ItemButton>
      )}
      {choosing && (
        <OrganisationDialog
          chosen={chosen}
          onClose={() => setChoosing(false)}
          onChoose={(choice) => {
            onChoose(choice);
            setChoosing(false);
          }}
        />
      )}
    </>
  );
}
