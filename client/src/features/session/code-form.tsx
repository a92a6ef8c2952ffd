import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../../shared/i18n/use-words.js';
import { Button } from '../../shared/ui/button.js';
import { useErrorText } from '../../shared/ui/states.js';
import { TextField } from '../../shared/ui/text-field.js';
import { answerWithCode } from './api.js';

interface Props {
  /** Address the code went to, as far as it may be shown. */
  sentTo: string;
  onSignedIn: (landing: string) => void;
  onRestart: () => void;
}

/** Asks for the six figures of the mail. Pasting works; spaces are forgiven. */
export function CodeForm({ sentTo, onSignedIn, onRestart }: Props) {
  const { t, rich } = useWords();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const digits = code.replaceAll(/\s/g, '');
    if (!/^\d{6}$/.test(digits)) return setError(t('signIn.codeShape'));
    setBusy(true);
    setError('');
    try {
      onSignedIn((await answerWithCode(digits)).landing);
    } catch (failure) {
      setError(errorText(failure));
      setBusy(false);
    }
  };

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h2 ref={heading} tabIndex={-1}>
        {t('signIn.codeTitle')}
      </h2>
      <p>{rich('signIn.codeSent', { email: sentTo })}</p>
      <TextField
        label={t('signIn.code')}
        hint={t('signIn.codeHint')}
        error={error}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      <div className="note-actions">
        <Button type="submit" look="main" busy={busy}>
          {t('signIn.enter')}
        </Button>
        <Button look="quiet" onClick={onRestart}>
          {t('signIn.restart')}
        </Button>
      </div>
    </form>
  );
}
