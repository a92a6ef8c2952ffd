import { type InputHTMLAttributes, useEffect, useId, useRef, useState } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { useDesk } from '../desk.js';
import { useKeptFocus } from './kept-focus.js';

const PAUSE = 400;
const MAX_LENGTH = 500;

interface Props extends Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'placeholder'> {
  label: string;
  value: string;
  onCommit: (value: string) => void;
}

/** A short field of an item: saved once typing pauses, or when it is left; follows the others while one is not typing in it. */
export function ItemField({ label, value, onCommit, ...input }: Props) {
  const id = useId();
  const { readOnly } = useDesk();
  const control = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const commit = useLatest(onCommit);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (draft === value) setDraft(null);

  const type = (text: string) => {
    setDraft(text);
    clearTimeout(timer.current);
    if (text !== value) timer.current = setTimeout(() => commit(text), PAUSE);
  };
  const save = () => {
    clearTimeout(timer.current);
    if (draft !== null && draft !== value) commit(draft);
  };
  useKeptFocus(control, label, draft, type);
  return (
    <div className="item-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        ref={control}
        id={id}
        className="input"
        value={draft ?? value}
        maxLength={MAX_LENGTH}
        readOnly={readOnly}
        autoComplete="off"
        onChange={({ target }) => type(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') save();
        }}
        onBlur={() => {
          // Not while the text is being drawn, which is when a field that is taken out is left.
          queueMicrotask(save);
          setDraft(null);
        }}
      />
    </div>
  );
}
