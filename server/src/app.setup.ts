import { DomainError } from '@diapason/domain';
import { type INestApplication, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { HttpErrorFilter } from './platform/http/error.filter.js';
import { nonceOf } from './platform/http/nonce.js';
import { refuseForeignOrigin } from './platform/http/origin.js';
import { jsonLogger } from './platform/logging/json-logger.js';
import { requestLog } from './platform/logging/request-log.js';
import type { Foundation } from './platform/platform.module.js';
import { SocketAdapter } from './platform/ws/io.adapter.js';
import { clientFiles } from './website/client-files.js';

/** The application, ready to listen: used by `main.ts` and by the tests alike. */
export async function createApp(foundation: Foundation): Promise<INestApplication> {
  const { config } = foundation;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.on(foundation), {
    logger: jsonLogger(config),
    abortOnError: false,
    bodyParser: false,
  });
  const errors = new HttpErrorFilter();
  app.disable('x-powered-by');
  if (config.TRUST_PROXY) app.set('trust proxy', 1);
  app.use(requestLog, helmet(securityHeaders(config)), refuseForeignOrigin(config.PUBLIC_URL), compression());
  app.use('/assets', clientFiles());
  app.useBodyParser('json', { limit: '1mb' });
  app.use(errors.middleware);
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: invalidInput }));
  app.useGlobalFilters(errors);
  app.useWebSocketAdapter(new SocketAdapter(app, config));
  app.enableShutdownHooks();
  return app;
}

type Issue = { path?: readonly (PropertyKey | { key: PropertyKey })[] };

/** Says which field is wrong, never what was in it. */
function invalidInput(issues: readonly Issue[]): DomainError {
  const path = issues[0]?.path ?? [];
  return new DomainError('INPUT_INVALID', {
    field: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  });
}

function securityHeaders({ PUBLIC_URL }: Config): Parameters<typeof helmet>[0] {
  const secure = PUBLIC_URL.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", (_, response) => `'nonce-${nonceOf(response)}'`],
        connectSrc: ["'self'", PUBLIC_URL.replace(/^http/, 'ws')],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  };
}
