import { useId, useRef } from 'react';
import { useDesk } from '../desk.js';
import { useKeptFocus } from './kept-focus.js';

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
  const control = useRef<HTMLSelectElement>(null);
  useKeptFocus(control, label, null, onChange);
  return (
    <div className="item-field">
      <label htmlFor={id}>{label}</label>
      <select
        ref={control}
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
