import { type ReactNode, type SelectHTMLAttributes, useId } from 'react';

interface Props extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> {
  label: ReactNode;
  hideLabel?: boolean;
}

export function SelectField({ label, hideLabel = false, children, ...select }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select {...select} id={id} className="input">
        {children}
      </select>
    </div>
  );
}
