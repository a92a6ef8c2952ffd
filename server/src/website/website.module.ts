import { Module } from '@nestjs/common';
import { FichesModule } from '../modules/fiches/index.js';
import { OrganisationsModule } from '../modules/organisations/index.js';
import { WebsiteController } from './website.controller.js';
import { WebsiteService } from './website.service.js';

/** The pages as the browser first gets them. */
@Module({
  imports: [OrganisationsModule, FichesModule],
  controllers: [WebsiteController],
  providers: [WebsiteService],
})
export class WebsiteModule {}
