import { Body, Controller, Module, Post } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import {
  ApiBody,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  DocumentBuilder,
  getSchemaPath,
  SwaggerModule,
} from "@nestjs/swagger";
import { plainToInstance, Type } from "class-transformer";
import * as is from "class-validator";

const products = ["auth", "balance", "identity"] as const;
const languages = ["en", "fr"] as const;

class Address {
  @ApiProperty()
  @is.IsString()
  street!: string;

  @ApiProperty({ minLength: 2, maxLength: 2 })
  @is.Length(2, 2)
  country!: string;
}

class User {
  @ApiProperty({ minLength: 1 })
  @is.IsString()
  @is.MinLength(1)
  id!: string;

  @ApiPropertyOptional({ format: "email" })
  @is.IsOptional()
  @is.IsEmail()
  email?: string;

  @ApiPropertyOptional({ format: "date" })
  @is.IsOptional()
  @is.IsDateString()
  born?: string;

  @ApiPropertyOptional({ type: Address })
  @is.IsOptional()
  @is.ValidateNested()
  @Type(() => Address)
  address?: Address;
}

class Destination {
  @ApiProperty()
  @is.IsString()
  type!: string;
}

class Bank extends Destination {
  @ApiProperty({ enum: ["bank"] })
  @is.Equals("bank")
  declare type: "bank";

  @ApiProperty({ pattern: "^\\d{9}$" })
  @is.Matches(/^\d{9}$/)
  routing!: string;
}

class Wallet extends Destination {
  @ApiProperty({ enum: ["wallet"] })
  @is.Equals("wallet")
  declare type: "wallet";

  @ApiProperty({ minLength: 4 })
  @is.IsString()
  @is.MinLength(4)
  address!: string;
}

@ApiExtraModels(Bank, Wallet)
class LinkTokenRequest {
  @ApiProperty({ minLength: 1, maxLength: 30 })
  @is.Length(1, 30)
  client!: string;

  @ApiProperty({ type: User })
  @is.IsDefined()
  @is.ValidateNested()
  @Type(() => User)
  user!: User;

  @ApiProperty({ enum: products, isArray: true, enumName: "Product", minItems: 1, maxItems: 3 })
  @is.IsIn(products, { each: true })
  @is.ArrayMinSize(1)
  @is.ArrayMaxSize(3)
  products!: (typeof products)[number][];

  @ApiProperty({ enum: languages, enumName: "Language" })
  @is.IsIn(languages)
  language!: (typeof languages)[number];

  @ApiPropertyOptional({ type: "integer", minimum: 5, maximum: 240 })
  @is.IsOptional()
  @is.IsInt()
  @is.Min(5)
  @is.Max(240)
  minutes?: number;

  @ApiPropertyOptional({ exclusiveMinimum: true, minimum: 0, maximum: 1 })
  @is.IsOptional()
  @is.IsPositive()
  @is.Max(1)
  share?: number;

  @ApiPropertyOptional({
    oneOf: [{ $ref: getSchemaPath(Bank) }, { $ref: getSchemaPath(Wallet) }],
    discriminator: {
      propertyName: "type",
      mapping: { bank: getSchemaPath(Bank), wallet: getSchemaPath(Wallet) },
    },
  })
  @is.IsOptional()
  @is.ValidateNested()
  @Type(() => Destination, {
    keepDiscriminatorProperty: true,
    discriminator: {
      property: "type",
      subTypes: [
        { value: Bank, name: "bank" },
        { value: Wallet, name: "wallet" },
      ],
    },
  })
  destination?: Bank | Wallet;

  @ApiPropertyOptional({ type: "array", items: { type: "number" }, minItems: 2, maxItems: 2 })
  @is.IsOptional()
  @is.IsNumber({}, { each: true })
  @is.ArrayMinSize(2)
  @is.ArrayMaxSize(2)
  location?: number[];

  @ApiPropertyOptional({ type: "object", additionalProperties: { type: "string" } })
  @is.IsOptional()
  @is.IsObject()
  metadata?: Record<string, string>;

  @ApiPropertyOptional({ type: String, nullable: true })
  @is.IsOptional()
  @is.IsString()
  note?: string | null;

  @ApiPropertyOptional({ format: "date-time" })
  @is.IsOptional()
  @is.IsDateString()
  startsAt?: string;

  @ApiPropertyOptional({ type: [String] })
  @is.IsOptional()
  @is.IsString({ each: true })
  tags?: string[];
}

class LinkToken {
  @ApiProperty()
  token!: string;

  @ApiProperty({ type: String, format: "date-time" })
  expiresAt!: string;
}

@Controller("link")
class LinkController {
  @Post("token")
  @ApiOperation({ operationId: "createLinkToken", summary: "Create a link token" })
  @ApiBody({ type: LinkTokenRequest })
  @ApiOkResponse({ type: LinkToken })
  createLinkToken(@Body() request: LinkTokenRequest): LinkToken {
    return { token: request.client, expiresAt: "2026-01-31T00:00:00Z" };
  }
}

@Module({ controllers: [LinkController] })
class LinkModule {}

export type Input = LinkTokenRequest;

export function takes(value: unknown): boolean {
  try {
    return is.validateSync(plainToInstance(LinkTokenRequest, value) as object).length === 0;
  } catch {
    return false;
  }
}

export async function emit() {
  const app = await NestFactory.create(LinkModule, { logger: false });
  const config = new DocumentBuilder()
    .setTitle("Acme")
    .setVersion("1")
    .addServer("https://api.acme.example")
    .addApiKey({ type: "apiKey", in: "header", name: "X-Key" }, "key")
    .addSecurityRequirements("key")
    .build();
  return { nest: SwaggerModule.createDocument(app, config) };
}
