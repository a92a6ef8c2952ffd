import type { ButtonHTMLAttributes } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one main action of a page, an ordinary one, or one that keeps in the background. */
  look?: 'main' | 'plain' | 'quiet';
  slim?: boolean;
}

export const buttonClass = (look: Props['look'] = 'plain', slim = false): string =>
  ['button', look === 'plain' ? '' : look, slim ? 'slim' : ''].filter(Boolean).join(' ');

export function Button({ look, slim, className = '', type = 'button', ...props }: Props) {
  return <button {...props} type={type} className={`${buttonClass(look, slim)} ${className}`.trim()} />;
}
