import { Module } from '@nestjs/common';
import { IdentityController } from './identity.controller.js';
import { IdentityRepository } from './identity.repository.js';
import { IdentityService } from './identity.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  controllers: [IdentityController],
  providers: [IdentityRepository, IdentityService, SessionsService, SignInService],
  exports: [IdentityService, SessionsService, SignInService],
})
export class IdentityModule {}
