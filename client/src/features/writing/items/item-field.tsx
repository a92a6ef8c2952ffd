import { type InputHTMLAttributes, useEffect, useId, useRef, useState } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { useDesk } from '../desk.js';

const PAUSE = 400;
const MAX_LENGTH = 500;

interface Props extends Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'placeholder'> {
  label: string;
  value: string;
  onCommit: (value: string) => void;
}

/** A short field of an item: saved once typing pauses, or when it is left; follows the others while one is not in it. */
export function ItemField({ label, value, onCommit, ...input }: Props) {
  const id = useId();
  const { readOnly } = useDesk();
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const commit = useLatest(onCommit);
  useEffect(() => () => clearTimeout(timer.current), []);

  const save = (text: string) => {
    clearTimeout(timer.current);
    if (text !== value) commit(text);
  };
  return (
    <div className="item-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className="input"
        value={draft ?? value}
        maxLength={MAX_LENGTH}
        readOnly={readOnly}
        autoComplete="off"
        onChange={({ target }) => {
          const text = target.value;
          setDraft(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => commit(text), PAUSE);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && draft !== null) save(draft);
        }}
        onBlur={() => {
          if (draft !== null) save(draft);
          setDraft(null);
        }}
      />
    </div>
  );
}
