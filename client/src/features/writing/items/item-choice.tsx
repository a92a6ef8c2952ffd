import { useId } from 'react';
import { useDesk } from '../desk.js';

interface Props {
  label: string;
  value: string;
  choices: readonly (readonly [value: string, name: string])[];
  onChange: (value: string) => void;
}

/** One of a few values, for a field of an item. */
export function ItemChoice({ label, value, choices, onChange }: Props) {
  const id = useId();
  const { readOnly } = useDesk();
  return (
    <div className="item-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        disabled={readOnly}
        onChange={({ target }) => onChange(target.value)}
      >
        {choices.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
