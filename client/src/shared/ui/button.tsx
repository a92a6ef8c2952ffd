import type { ButtonHTMLAttributes, MouseEventHandler } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one main action of a page, an ordinary one, or one that keeps in the background. */
  look?: 'main' | 'plain' | 'quiet';
  slim?: boolean;
  /** What it began is not done yet: it keeps the focus, and does nothing meanwhile. */
  busy?: boolean;
}

export const buttonClass = (look: Props['look'] = 'plain', slim = false): string =>
  ['button', look === 'plain' ? '' : look, slim ? 'slim' : ''].filter(Boolean).join(' ');

export function Button({ look, slim, busy = false, className = '', type = 'button', ...props }: Props) {
  const meanwhile = busy ? { 'aria-disabled': true, onClick: prevent } : {};
  return <button {...props} {...meanwhile} type={type} className={`${buttonClass(look, slim)} ${className}`.trim()} />;
}

const prevent: MouseEventHandler = (event) => event.preventDefault();
