// What each programme of the Quality Payment Program takes, by performance year: traditional MIPS, MIPS Value Pathways (by
// id), APM Performance Pathways, Primary Care First. Facts from CMS's qpp-measures-data v11.1.0 (measures/2024,
// measures/2025: allowedPrograms).

/** `all` are categories that the programme takes whole, except for the measures in `but`; `ids` are those it takes beside. */
export interface ProgramMeasures {
  program: string;
  all: string;
  but: string;
  ids: string;
}

/** By performance year. */
export const MIPS_PROGRAMS: Readonly<Record<string, readonly ProgramMeasures[]>> = {
  2024: [
    {
      program: 'mips',
      all: 'quality ia pi cost',
      but: '112 113 128 001SSP 134SSP 236SSP 110 IA_MVP',
      ids: '',
    },
    {
      program: 'app1',
      all: 'ia pi cost',
      but: 'IA_MVP',
      ids: [
        '001 134 236 321 479 001SSP 134SSP 236SSP 484 CAHPS_1 CAHPS_2 CAHPS_3 CAHPS_4 CAHPS_5 CAHPS_6 CAHPS_7 CAHPS_8',
        'CAHPS_9 CAHPS_11',
      ].join(' '),
    },
    {
      program: 'pcf',
      all: 'quality ia',
      but: [
        '112 128 001SSP 134SSP 236SSP 110 CAHPS_1 CAHPS_2 CAHPS_3 CAHPS_4 CAHPS_5 CAHPS_6 CAHPS_7 CAHPS_8 CAHPS_9',
        'CAHPS_11 IA_MVP',
      ].join(' '),
      ids: '',
    },
    {
      program: 'G0053',
      all: 'pi',
      but: '',
      ids: [
        '130 134 176 177 178 180 479 487 493 503 484 UREQA10 ACR12 ACR14 ACR15 IA_EPA_1 IA_EPA_2 IA_PM_16 IA_BE_1',
        'IA_BE_4 IA_BE_6 IA_BE_15 IA_BE_24 IA_BE_25 IA_PSPA_28 IA_AHE_3 IA_BMH_2 IA_PCMH IA_MVP TPCC_1',
      ].join(' '),
    },
    {
      program: 'G0054',
      all: 'pi',
      but: '',
      ids: [
        '047 187 236 326 344 409 413 438 441 479 487 484 IA_PM_13 IA_PM_15 IA_CC_2 IA_CC_13 IA_CC_17 IA_BE_1 IA_BE_4',
        'IA_BE_6 IA_BE_24 IA_AHE_9 IA_PCMH IA_MVP IA_BMH_15 COST_IHCI_1',
      ].join(' '),
    },
    {
      program: 'G0055',
      all: 'pi',
      but: '',
      ids: [
        '005 006 007 008 047 118 128 134 238 243 326 377 392 393 441 479 487 492 503 484 IA_PM_13 IA_PM_14 IA_CC_9',
        'IA_BE_6 IA_BE_12 IA_BE_15 IA_BE_24 IA_BE_25 IA_PSPA_4 IA_PSPA_7 IA_AHE_9 IA_PCMH IA_AHE_12 IA_MVP MSPB_1',
        'TPCC_1 COST_EOPCI_1 COST_STEMI_1 COST_HF_1',
      ].join(' '),
    },
    {
      program: 'G0057',
      all: 'pi',
      but: '',
      ids: [
        '065 116 254 321 331 415 416 479 487 484 ACEP50 ACEP52 ECPR46 HCPR24 IA_CC_2 IA_BE_4 IA_BE_6 IA_PSPA_1',
        'IA_PSPA_7 IA_PSPA_15 IA_BMH_12 IA_PCMH IA_AHE_12 IA_MVP COST_EDV_1',
      ].join(' '),
    },
    {
      program: 'G0058',
      all: 'pi',
      but: '',
      ids: [
        '024 128 350 351 376 470 479 480 487 484 IA_CC_7 IA_CC_9 IA_CC_13 IA_CC_15 IA_BE_6 IA_BE_12 IA_PSPA_7',
        'IA_PSPA_18 IA_PSPA_27 IA_AHE_3 IA_PCMH IA_MVP COST_KA_1 COST_PHA_1',
      ].join(' '),
    },
    {
      program: 'G0059',
      all: 'pi',
      but: '',
      ids: [
        '404 424 430 463 477 479 487 484 ABG44 AQI48 EPREOP31 IA_EPA_1 IA_CC_2 IA_CC_15 IA_CC_19 IA_BE_6 IA_BE_22',
        'IA_PSPA_1 IA_PSPA_7 IA_PSPA_16 IA_BMH_2 IA_PCMH IA_MVP MSPB_1',
      ].join(' '),
    },
    {
      program: 'M0001',
      all: 'pi',
      but: '',
      ids: [
        '047 134 143 144 321 450 451 452 453 457 462 479 487 490 503 484 PIMSH13 PIMSH2 IA_EPA_1 IA_EPA_2 IA_PM_14',
        'IA_PM_15 IA_PM_16 IA_PM_21 IA_CC_1 IA_CC_13 IA_CC_17 IA_BE_4 IA_BE_6 IA_BE_15 IA_BE_24 IA_PSPA_13 IA_PSPA_16',
        'IA_PSPA_28 IA_ERP_4 IA_BMH_12 IA_PCMH IA_MVP TPCC_1',
      ].join(' '),
    },
    {
      program: 'M0002',
      all: 'pi',
      but: '',
      ids: [
        '001 047 130 236 479 482 487 488 489 493 503 484 IA_PM_11 IA_PM_13 IA_PM_16 IA_CC_2 IA_CC_13 IA_BE_4 IA_BE_6',
        'IA_BE_14 IA_BE_15 IA_BE_16 IA_PSPA_16 IA_AHE_3 IA_AHE_9 IA_PCMH IA_MVP TPCC_1 COST_AKID_1',
      ].join(' '),
    },
    {
      program: 'M0003',
      all: 'pi',
      but: '',
      ids: [
        '047 130 268 419 479 487 503 484 IA_EPA_1 IA_EPA_2 IA_PM_11 IA_PM_16 IA_PM_21 IA_CC_1 IA_BE_4 IA_BE_6',
        'IA_BE_16 IA_BE_24 IA_PSPA_21 IA_AHE_3 IA_BMH_4 IA_BMH_8 IA_PCMH IA_MVP MSPB_1',
      ].join(' '),
    },
    {
      program: 'M0004',
      all: 'pi',
      but: '',
      ids: [
        '047 238 281 282 286 288 290 291 293 386 479 487 484 IA_EPA_1 IA_EPA_2 IA_PM_11 IA_PM_16 IA_PM_21 IA_CC_1',
        'IA_BE_4 IA_BE_6 IA_BE_16 IA_BE_24 IA_PSPA_21 IA_AHE_3 IA_BMH_4 IA_BMH_8 IA_PCMH IA_MVP MSPB_1',
      ].join(' '),
    },
    {
      program: 'M0005',
      all: 'pi',
      but: '',
      ids: [
        '001 047 134 236 305 321 438 475 479 483 487 493 497 504 484 IA_EPA_1 IA_PM_11 IA_PM_13 IA_PM_16 IA_CC_2',
        'IA_CC_13 IA_BE_4 IA_BE_6 IA_BE_12 IA_AHE_3 IA_AHE_9 IA_PCMH IA_AHE_12 IA_PM_22 IA_MVP IA_PM_23 TPCC_1',
        'COST_D_1 COST_ACOPD_1 COST_DEP_1 COST_HF_1',
      ].join(' '),
    },
    {
      program: 'M1366',
      all: 'pi',
      but: '',
      ids: [
        '048 112 134 226 309 310 335 336 400 422 431 432 448 472 475 479 487 493 496 484 UREQA8 IA_EPA_2 IA_PM_6',
        'IA_CC_9 IA_BE_4 IA_BE_16 IA_AHE_1 IA_AHE_3 IA_AHE_9 IA_BMH_11 IA_PCMH IA_AHE_12 IA_MVP IA_PM_23 IA_BMH_14',
        'MSPB_1 TPCC_1',
      ].join(' '),
    },
    {
      program: 'M1367',
      all: 'pi',
      but: '',
      ids: [
        '128 226 277 331 332 355 357 479 487 484 AAO16 AAO20 AAO21 AAO23 IA_EPA_1 IA_PM_16 IA_CC_1 IA_CC_13 IA_BE_4',
        'IA_BE_15 IA_PSPA_7 IA_AHE_3 IA_AHE_5 IA_PCMH IA_MVP MSPB_1',
      ].join(' '),
    },
    {
      program: 'M1368',
      all: 'pi',
      but: '',
      ids: [
        '065 130 134 205 240 310 338 340 387 400 401 475 479 487 493 484 IA_EPA_1 IA_PM_6 IA_PM_11 IA_PM_14 IA_BE_4',
        'IA_BE_15 IA_PSPA_23 IA_PSPA_32 IA_AHE_1 IA_AHE_5 IA_PCMH IA_AHE_12 IA_PM_22 IA_MVP TPCC_1',
      ].join(' '),
    },
    {
      program: 'M1369',
      all: 'pi',
      but: '',
      ids: [
        '009 134 305 366 370 382 383 468 479 487 502 504 505 484 MBHR2 MBHR7 IA_EPA_2 IA_PM_6 IA_BE_12 IA_BE_16',
        'IA_BE_23 IA_PSPA_32 IA_AHE_1 IA_AHE_3 IA_AHE_5 IA_AHE_9 IA_BMH_2 IA_BMH_5 IA_BMH_7 IA_PCMH IA_AHE_12 IA_MVP',
        'IA_BMH_14 IA_BMH_15 MSPB_1 COST_PRC_1 COST_DEP_1',
      ].join(' '),
    },
    {
      program: 'M1370',
      all: 'pi',
      but: '',
      ids: [
        '128 155 217 218 219 220 221 222 478 479 487 484 IA_EPA_1 IA_EPA_2 IA_EPA_3 IA_CC_1 IA_CC_8 IA_CC_12 IA_BE_6',
        'IA_PSPA_16 IA_PSPA_21 IA_AHE_3 IA_AHE_6 IA_AHE_9 IA_BMH_12 IA_PCMH IA_AHE_12 IA_MVP IA_BMH_15 COST_LBP_1',
      ].join(' '),
    },
  ],
  2025: [
    {
      program: 'mips',
      all: 'quality ia pi cost',
      but: '001SSP 112 112SSP 113 128 134SSP 236SSP IA_MVP',
      ids: '',
    },
    {
      program: 'app1',
      all: 'ia pi',
      but: 'IA_MVP',
      ids: [
        '001 134 236 321 479 484 CAHPS_1 CAHPS_2 CAHPS_3 CAHPS_4 CAHPS_5 CAHPS_6 CAHPS_7 CAHPS_8 CAHPS_9 CAHPS_11',
      ].join(' '),
    },
    {
      program: 'appPlus',
      all: 'ia pi',
      but: 'IA_MVP',
      ids: [
        '001 001SSP 112 112SSP 134 134SSP 236 236SSP 321 479 CAHPS_1 CAHPS_2 CAHPS_3 CAHPS_4 CAHPS_5 CAHPS_6 CAHPS_7',
        'CAHPS_8 CAHPS_9 CAHPS_11',
      ].join(' '),
    },
    {
      program: 'G0053',
      all: 'pi',
      but: '',
      ids: [
        '039 130 134 176 177 178 180 479 484 487 493 503 ACR12 ACR14 ACR15 UREQA2 UREQA9 UREQA10 IA_AHE_3 IA_BE_1',
        'IA_BE_4 IA_BE_6 IA_BE_15 IA_BE_24 IA_BE_25 IA_BMH_2 IA_EPA_2 IA_MVP IA_PCMH IA_PM_16 IA_PM_26 IA_PSPA_28',
        'COST_RA_1 TPCC_1',
      ].join(' '),
    },
    {
      program: 'G0054',
      all: 'pi',
      but: '',
      ids: [
        '047 187 236 326 344 413 438 441 479 484 487 495 IA_AHE_9 IA_BE_1 IA_BE_4 IA_BE_6 IA_BE_24 IA_BMH_15 IA_CC_2',
        'IA_CC_13 IA_CC_17 IA_MVP IA_PCMH IA_PM_13 IA_PM_15 IA_PM_26 COST_IHCI_1',
      ].join(' '),
    },
    {
      program: 'G0055',
      all: 'pi',
      but: '',
      ids: [
        '005 006 007 008 047 118 128 134 238 243 326 377 392 393 441 479 484 487 492 495 503 IA_AHE_9 IA_AHE_12',
        'IA_BE_6 IA_BE_12 IA_BE_15 IA_BE_24 IA_BE_25 IA_CC_9 IA_MVP IA_PCMH IA_PM_13 IA_PM_14 IA_PM_26 IA_PSPA_4',
        'IA_PSPA_7 COST_EOPCI_1 COST_HF_1 COST_STEMI_1 MSPB_1 TPCC_1',
      ].join(' '),
    },
    {
      program: 'G0057',
      all: 'pi',
      but: '',
      ids: [
        '065 116 321 331 415 416 479 484 487 ACEP50 ACEP52 ECPR46 HCPR24 IA_AHE_12 IA_BE_4 IA_BE_6 IA_BMH_12 IA_CC_2',
        'IA_MVP IA_PCMH IA_PM_26 IA_PSPA_1 IA_PSPA_7 IA_PSPA_15 COST_EDV_1',
      ].join(' '),
    },
    {
      program: 'G0058',
      all: 'pi',
      but: '',
      ids: [
        '024 128 350 351 376 470 479 480 484 487 IA_AHE_3 IA_AHE_9 IA_BE_6 IA_BE_12 IA_CC_7 IA_CC_9 IA_CC_13 IA_CC_15',
        'IA_MVP IA_PCMH IA_PM_26 IA_PSPA_7 IA_PSPA_18 COST_KA_1 COST_PHA_1',
      ].join(' '),
    },
    {
      program: 'G0059',
      all: 'pi',
      but: '',
      ids: [
        '404 424 430 463 477 479 484 487 ABG44 AQI48 EPREOP31 IA_BE_6 IA_BE_22 IA_BMH_2 IA_CC_2 IA_CC_15 IA_CC_19',
        'IA_MVP IA_PCMH IA_PM_26 IA_PSPA_1 IA_PSPA_7 IA_PSPA_16 MSPB_1',
      ].join(' '),
    },
    {
      program: 'M0001',
      all: 'pi',
      but: '',
      ids: [
        '047 102 134 143 144 321 450 451 453 457 462 479 484 487 490 495 503 506 507 PIMSH13 PIMSH17 IA_AHE_9 IA_BE_4',
        'IA_BE_6 IA_BE_15 IA_BE_24 IA_BMH_12 IA_CC_1 IA_CC_13 IA_CC_17 IA_EPA_2 IA_MVP IA_PCMH IA_PM_14 IA_PM_15',
        'IA_PM_16 IA_PM_21 IA_PM_26 IA_PSPA_13 IA_PSPA_16 IA_PSPA_28 COST_PC_1 TPCC_1',
      ].join(' '),
    },
    {
      program: 'M0002',
      all: 'pi',
      but: '',
      ids: [
        '001 047 130 236 479 482 484 487 488 489 493 495 503 510 511 IA_AHE_3 IA_AHE_9 IA_BE_4 IA_BE_6 IA_BE_14',
        'IA_BE_15 IA_BE_16 IA_CC_2 IA_CC_13 IA_MVP IA_PCMH IA_PM_11 IA_PM_13 IA_PM_16 IA_PM_26 IA_PSPA_16 COST_AKID_1',
        'COST_CKD_1 COST_ESRD_1 COST_KTM_1 TPCC_1',
      ].join(' '),
    },
    {
      program: 'M0004',
      all: 'pi',
      but: '',
      ids: [
        '047 130 155 238 268 281 282 286 288 290 291 293 386 419 479 484 487 495 503 IA_AHE_3 IA_BE_4 IA_BE_6',
        'IA_BE_16 IA_BE_24 IA_BMH_4 IA_BMH_8 IA_CC_1 IA_EPA_2 IA_MVP IA_PCMH IA_PM_11 IA_PM_16 IA_PM_21 IA_PM_26',
        'IA_PSPA_21 MSPB_1',
      ].join(' '),
    },
    {
      program: 'M0005',
      all: 'pi',
      but: '',
      ids: [
        '001 047 134 236 305 321 438 475 479 483 484 487 493 497 504 IA_AHE_3 IA_AHE_9 IA_AHE_12 IA_BE_4 IA_BE_6',
        'IA_BE_12 IA_CC_2 IA_CC_13 IA_MVP IA_PCMH IA_PM_11 IA_PM_13 IA_PM_16 IA_PM_22 IA_PM_23 IA_PM_25 IA_PM_26',
        'COST_ACOPD_1 COST_D_1 COST_DEP_1 COST_HF_1 TPCC_1',
      ].join(' '),
    },
    {
      program: 'M1366',
      all: 'pi',
      but: '',
      ids: [
        '039 048 112 134 226 309 310 335 336 400 422 431 432 448 475 479 484 487 493 496 UREQA8 IA_AHE_1 IA_AHE_3',
        'IA_AHE_9 IA_AHE_12 IA_BE_4 IA_BE_16 IA_BMH_11 IA_BMH_14 IA_CC_9 IA_EPA_2 IA_MVP IA_PCMH IA_PM_6 IA_PM_23',
        'IA_PM_26 MSPB_1 TPCC_1',
      ].join(' '),
    },
    {
      program: 'M1367',
      all: 'pi',
      but: '',
      ids: [
        '128 226 277 331 332 355 357 479 484 487 AAO20 AAO21 IA_AHE_3 IA_AHE_5 IA_BE_4 IA_BE_15 IA_CC_1 IA_CC_13',
        'IA_MVP IA_PCMH IA_PM_16 IA_PM_26 IA_PSPA_7 MSPB_1',
      ].join(' '),
    },
    {
      program: 'M1368',
      all: 'pi',
      but: '',
      ids: [
        '065 130 134 205 240 310 338 340 387 400 401 475 479 484 487 493 IA_AHE_1 IA_AHE_5 IA_AHE_12 IA_BE_4 IA_BE_15',
        'IA_MVP IA_PCMH IA_PM_6 IA_PM_11 IA_PM_14 IA_PM_22 IA_PM_26 IA_PSPA_23 IA_PSPA_32 TPCC_1',
      ].join(' '),
    },
    {
      program: 'M1369',
      all: 'pi',
      but: '',
      ids: [
        '009 134 305 366 370 382 383 468 479 484 487 502 504 505 MBHR2 MBHR7 IA_AHE_1 IA_AHE_3 IA_AHE_5 IA_AHE_9',
        'IA_AHE_12 IA_BE_12 IA_BE_16 IA_BE_23 IA_BMH_2 IA_BMH_5 IA_BMH_7 IA_BMH_14 IA_BMH_15 IA_EPA_2 IA_MVP IA_PCMH',
        'IA_PM_6 IA_PM_26 IA_PSPA_32 COST_DEP_1 COST_PRC_1 MSPB_1',
      ].join(' '),
    },
    {
      program: 'M1370',
      all: 'pi',
      but: '',
      ids: [
        '050 128 155 217 218 219 220 221 222 478 479 484 487 MSK6 MSK7 MSK8 MSK9 IA_AHE_3 IA_AHE_6 IA_AHE_9 IA_AHE_12',
        'IA_BE_6 IA_BMH_12 IA_BMH_15 IA_CC_1 IA_CC_8 IA_CC_12 IA_EPA_2 IA_EPA_3 IA_MVP IA_PCMH IA_PM_26 IA_PSPA_16',
        'IA_PSPA_21 COST_LBP_1',
      ].join(' '),
    },
    {
      program: 'M1420',
      all: 'pi',
      but: '',
      ids: [
        '012 019 117 130 141 191 226 303 304 374 384 385 389 479 484 487 499 500 501 503 IRIS2 IRIS13 IRIS39 IRIS54',
        'IRIS58 IRIS61 IA_AHE_1 IA_AHE_9 IA_BE_4 IA_BE_6 IA_BE_25 IA_CC_9 IA_CC_10 IA_CC_13 IA_MVP IA_PCMH IA_PM_13',
        'IA_PM_16 IA_PM_26 IA_PSPA_7 COST_IOL_1',
      ].join(' '),
    },
    {
      program: 'M1421',
      all: 'pi',
      but: '',
      ids: [
        '130 176 226 397 410 440 479 484 485 486 487 503 509 AAD6 AAD8 AAD12 AAD16 AAD17 AAD18 IA_AHE_1 IA_AHE_6',
        'IA_BE_4 IA_BE_6 IA_BE_15 IA_EPA_2 IA_MVP IA_PCMH IA_PM_16 IA_PM_26 IA_PSPA_8 COST_MR_1',
      ].join(' '),
    },
    {
      program: 'M1422',
      all: 'pi',
      but: '',
      ids: [
        '113 130 185 226 275 320 374 400 401 479 484 487 503 GIQIC23 GIQIC26 NHCR4 IA_AHE_3 IA_AHE_6 IA_AHE_9 IA_BE_4',
        'IA_CC_7 IA_CC_9 IA_CC_10 IA_CC_13 IA_MVP IA_PCMH IA_PM_26 COST_SSC_1 TPCC_1',
      ].join(' '),
    },
    {
      program: 'M1423',
      all: 'pi',
      but: '',
      ids: [
        '050 318 321 358 462 476 479 481 484 487 503 AQUA8 AQUA14 AQUA15 AQUA16 MUSIC4 IA_AHE_3 IA_AHE_12 IA_BE_6',
        'IA_BE_15 IA_CC_7 IA_CC_13 IA_CC_17 IA_EPA_2 IA_MVP IA_PCMH IA_PM_17 IA_PM_21 IA_PM_26 IA_PSPA_7 IA_PSPA_12',
        'IA_PSPA_19 IA_PSPA_21 COST_PC_1 COST_RUSST_1 MSPB_1',
      ].join(' '),
    },
    {
      program: 'M1424',
      all: 'pi',
      but: '',
      ids: [
        '047 052 128 226 277 279 398 479 484 487 503 ACEP25 IA_AHE_3 IA_AHE_9 IA_AHE_12 IA_BE_23 IA_CC_9 IA_EPA_2',
        'IA_MVP IA_PCMH IA_PM_13 IA_PM_16 IA_PM_26 COST_ACOPD_1 COST_COPDE_1',
      ].join(' '),
    },
    {
      program: 'M1425',
      all: 'pi',
      but: '',
      ids: [
        '047 164 167 168 226 264 354 355 357 358 445 459 461 471 479 484 487 IA_AHE_3 IA_AHE_9 IA_BE_12 IA_CC_15',
        'IA_CC_17 IA_CC_18 IA_MVP IA_PCMH IA_PM_11 IA_PM_26 IA_PSPA_7 IA_PSPA_8 COST_CRR_1 COST_FIHR_1 COST_LPMSM_1',
        'COST_LSFDD_1 COST_NECABG_1 MSPB_1',
      ].join(' '),
    },
  ],
};
