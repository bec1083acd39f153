// Measures of the Merit-based Incentive Payment System by performance year: ids, kinds, collection types and the names
// of their rates. Facts from CMS's qpp-measures-data v11.1.0 (measures/2024, measures/2025); no measure text.

/** What is sent for a measure; `registry…` marks those of a qualified clinical data registry. */
export type MetricType =
  | 'boolean'
  | 'proportion'
  | 'singlePerformanceRate'
  | 'multiPerformanceRate'
  | 'registrySinglePerformanceRate'
  | 'registryMultiPerformanceRate'
  | 'nonProportion'
  | 'cahps'
  | 'costScore';

export type MipsCategory = 'quality' | 'ia' | 'pi' | 'cost';

/** Measures that are alike: `methods` are the collection types (all, where there is none), `ids` parted by blanks. */
export interface MeasureGroup {
  category: MipsCategory;
  metricType: MetricType;
  methods: string;
  ids: string;
}

/** By performance year. A year that is not here is not supported. */
export const MIPS_MEASURES: Readonly<Record<string, readonly MeasureGroup[]>> = {
  2024: [
    {
      category: 'ia',
      metricType: 'boolean',
      methods: '',
      ids: [
        'IA_EPA_1 IA_EPA_2 IA_EPA_3 IA_EPA_4 IA_EPA_5 IA_PM_2 IA_PM_3 IA_PM_4 IA_PM_5 IA_PM_6 IA_PM_11 IA_PM_12',
        'IA_PM_13 IA_PM_14 IA_PM_15 IA_PM_16 IA_PM_17 IA_PM_18 IA_PM_19 IA_PM_20 IA_PM_21 IA_CC_1 IA_CC_2 IA_CC_7',
        'IA_CC_8 IA_CC_9 IA_CC_10 IA_CC_11 IA_CC_12 IA_CC_13 IA_CC_15 IA_CC_16 IA_CC_17 IA_CC_18 IA_CC_19 IA_BE_1',
        'IA_BE_3 IA_BE_4 IA_BE_5 IA_BE_6 IA_BE_12 IA_BE_14 IA_BE_15 IA_BE_16 IA_BE_19 IA_BE_22 IA_BE_23 IA_BE_24',
        'IA_BE_25 IA_PSPA_1 IA_PSPA_2 IA_PSPA_3 IA_PSPA_4 IA_PSPA_7 IA_PSPA_8 IA_PSPA_9 IA_PSPA_12 IA_PSPA_13',
        'IA_PSPA_15 IA_PSPA_16 IA_PSPA_17 IA_PSPA_18 IA_PSPA_19 IA_PSPA_21 IA_PSPA_22 IA_PSPA_23 IA_PSPA_25',
        'IA_PSPA_26 IA_PSPA_27 IA_PSPA_28 IA_PSPA_31 IA_PSPA_32 IA_PSPA_33 IA_AHE_1 IA_AHE_3 IA_AHE_5 IA_AHE_6',
        'IA_AHE_7 IA_AHE_8 IA_AHE_9 IA_ERP_1 IA_ERP_2 IA_ERP_3 IA_ERP_4 IA_ERP_5 IA_BMH_1 IA_BMH_2 IA_BMH_4',
        'IA_BMH_5 IA_BMH_7 IA_BMH_8 IA_BMH_9 IA_BMH_10 IA_BMH_11 IA_BMH_12 IA_PCMH IA_AHE_10 IA_AHE_11 IA_EPA_6',
        'IA_ERP_6 IA_AHE_12 IA_PM_22 IA_MVP IA_PM_23 IA_BMH_14 IA_BMH_15',
      ].join(' '),
    },
    {
      category: 'pi',
      metricType: 'boolean',
      methods: '',
      ids: [
        'PI_PPHI_1 PI_PPHI_2 PI_ONCDIR_1 PI_INFBLO_1 PI_LVPP_1 PI_EP_2 PI_LVOTC_1 PI_LVITC_2 PI_HIE_5 PI_PHCDRR_2',
        'PI_PHCDRR_1 PI_PHCDRR_1_EX_1 PI_PHCDRR_1_EX_2 PI_PHCDRR_1_EX_3 PI_PHCDRR_3 PI_PHCDRR_3_EX_1',
        'PI_PHCDRR_3_EX_2 PI_PHCDRR_3_EX_3 PI_PHCDRR_4 PI_PHCDRR_5 PI_EP_2_EX_1 PI_EP_2_EX_2 PI_HIE_6 PI_ONCACB_1',
        'PI_PHCDRR_1_PRE PI_PHCDRR_1_PROD PI_PHCDRR_2_PRE PI_PHCDRR_2_PROD PI_PHCDRR_3_PRE PI_PHCDRR_3_PROD',
        'PI_PHCDRR_4_PRE PI_PHCDRR_4_PROD PI_PHCDRR_5_PRE PI_PHCDRR_5_PROD',
      ].join(' '),
    },
    {
      category: 'pi',
      metricType: 'proportion',
      methods: '',
      ids: 'PI_EP_1 PI_HIE_1 PI_HIE_4 PI_PEA_1',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'claims cmsWebInterface electronicHealthRecord registry',
      ids: '001 112 134 236',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'electronicHealthRecord registry',
      ids: '005 007 008 019 065 066 102 117 130 143 191 205 338 374 488',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'registry',
      ids: [
        '006 048 050 104 116 118 126 127 137 144 164 167 168 176 177 178 180 182 185 187 217 218 219 220 221 222',
        '243 254 259 260 264 268 275 277 279 282 286 288 290 291 293 303 304 322 326 331 332 335 336 340 344 350',
        '351 354 355 356 357 358 360 364 383 384 385 386 387 389 393 401 404 410 413 415 416 419 420 421 424 430',
        '432 433 439 440 441 443 445 448 450 451 452 453 457 463 464 465 468 470 477 478 482 485 486 487 489 490',
        '491 496 498 499 500 501 502 505 001SSP 134SSP 236SSP',
      ].join(' '),
    },
    {
      category: 'quality',
      metricType: 'multiPerformanceRate',
      methods: 'electronicHealthRecord',
      ids: '009 239 305 366',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'electronicHealthRecord',
      ids: '012 240 281 309 310 376 377 378 379 382 462 472 475 476 481',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'claims registry',
      ids: '024 039 047 141 145 155 181 249 250 261 320 395 396 397 405 406 418 422 436',
    },
    {
      category: 'quality',
      metricType: 'multiPerformanceRate',
      methods: 'registry',
      ids: '052 392 394 398 400 409 431 459 461 471 493 495 497 503 504',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'cmsWebInterface electronicHealthRecord',
      ids: '113 318',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'claims electronicHealthRecord registry',
      ids: '128 317',
    },
    {
      category: 'quality',
      metricType: 'multiPerformanceRate',
      methods: 'claims cmsWebInterface electronicHealthRecord registry',
      ids: '226',
    },
    {
      category: 'quality',
      metricType: 'multiPerformanceRate',
      methods: 'electronicHealthRecord registry',
      ids: '238',
    },
    {
      category: 'quality',
      metricType: 'cahps',
      methods: 'certifiedSurveyVendor',
      ids: '321 CAHPS_1 CAHPS_2 CAHPS_3 CAHPS_4 CAHPS_5 CAHPS_6 CAHPS_7 CAHPS_8 CAHPS_9 CAHPS_11',
    },
    {
      category: 'quality',
      metricType: 'multiPerformanceRate',
      methods: 'cmsWebInterface electronicHealthRecord registry',
      ids: '370',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'cmsWebInterface electronicHealthRecord registry',
      ids: '438',
    },
    {
      category: 'quality',
      metricType: 'costScore',
      methods: 'administrativeClaims',
      ids: '479 480 492 484',
    },
    {
      category: 'quality',
      metricType: 'nonProportion',
      methods: 'registry',
      ids: '483 ABFM13 ACEP50 ACEP51 ACRAD15 ACRAD16 ACRAD17 ACRAD18 ACRAD19 ACRAD25 EPREOP31',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'cmsWebInterface',
      ids: '110',
    },
    {
      category: 'cost',
      metricType: 'costScore',
      methods: 'administrativeClaims',
      ids: [
        'MSPB_1 TPCC_1 COST_IOL_1 COST_IHCI_1 COST_KA_1 COST_EOPCI_1 COST_CCLI_1 COST_SSC_1 COST_STEMI_1',
        'COST_AKID_1 COST_PHA_1 COST_FIHR_1 COST_HAC_1 COST_COPDE_1 COST_LGH_1 COST_LSFDD_1 COST_LPMSM_1',
        'COST_NECABG_1 COST_RUSST_1 COST_CRR_1 COST_MR_1 COST_S_1 COST_D_1 COST_ACOPD_1 COST_PRC_1 COST_DEP_1',
        'COST_HF_1 COST_LBP_1 COST_EDV_1',
      ].join(' '),
    },
    {
      category: 'quality',
      metricType: 'registrySinglePerformanceRate',
      methods: 'registry',
      ids: [
        'USWR36 USWR35 USWR34 USWR33 THEPQR4 THEPQR3 RCOIR15 RCOIR14 QMM29 QMM28 QMM27 QMM26 MSK9 MSK8 MSK7 MSK6',
        'MSK5 MSK4 MSK3 MSK2 MSK10 MSK1 IRIS62 IRIS61 HCPR27 HCPR26 HCPR25 ECPR59 CAP42 CAP41 CAP40 AQUA36 AQUA35',
        'ACEP66 ACEP65 ACEP64 AAO39 AAO38 AAO37 AAD19 REGCLR8 MBHR18 PIMSH13 PIMSH15 PIMSH16 AJRR10 UREQA10 QMM25',
        'THEPQR2 QMM23 THEPQR1 QMM24 AAD15 ABG44 ECPR58 ACEP63 AAD12 AAD6 AAD7 AAD8 AAO12 AAO13 AAO16 AAO20 AAO21',
        'AAO23 AAO32 AAO36 ABFM12 ABG42 ACEP22 ACEP25 ACEP30 ACEP31 ACEP48 ACEP52 ACEP53 ACEP56 ACEP59 ACEP60',
        'ACEP61 ACEP62 ACR10 ACR12 ACR14 ACR15 ACR16 ACRAD36 ACRAD37 ACRAD41 AQI18 AQI49 AQI65 AQI67 AQI72 AQUA14',
        'AQUA15 AQUA16 AQUA26 AQUA8 CAP22 CAP28 CAP30 CAP34 CAP38 ECPR39 ECPR46 ECPR50 ECPR51 ECPR52 ECPR55',
        'ECPR56 EPREOP30 FOTO4 FOTO5 FOTO6 FOTO7 HCPR20 HCPR23 HCPR24 IRIS1 IRIS13 IRIS17 IRIS2 IRIS23 IRIS24',
        'IRIS35 IRIS38 IRIS39 IRIS50 IRIS54 IRIS58 MBHR1 MBHR11 MBHR13 MBHR14 MBHR15 MBHR16 MBHR2 MBHR7 MBHR8',
        'MBHR9 MEDNAX55 MEX5 MSN13 MSN15 MUSIC4 NHCR4 OEIS6 OEIS7 OEIS8 PIMSH1 PIMSH10 PIMSH2 PIMSH4 PIMSH9',
        'PQRANES1 QMM16 QMM17 QMM18 QMM19 QMM21 QMM22 RCOIR12 RCOIR13 REGCLR1 REGCLR3 REGCLR5 RPAQIR14 RPAQIR15',
        'UREQA2 UREQA8 UREQA9 USWR22 USWR30 USWR32',
      ].join(' '),
    },
    {
      category: 'quality',
      metricType: 'registryMultiPerformanceRate',
      methods: 'registry',
      ids: 'GIQIC26 AJRR12 AJRR9 AJRR11 AJRR7 AAD18 AAD17 AAD16 AAD14 ACRAD34 AQI48 AQI71 GIQIC23 HM7 MBHR10',
    },
  ],
  2025: [
    {
      category: 'ia',
      metricType: 'boolean',
      methods: '',
      ids: [
        'IA_AHE_1 IA_AHE_3 IA_AHE_5 IA_AHE_6 IA_AHE_7 IA_AHE_8 IA_AHE_9 IA_AHE_10 IA_AHE_11 IA_AHE_12 IA_BE_1',
        'IA_BE_3 IA_BE_4 IA_BE_5 IA_BE_6 IA_BE_12 IA_BE_14 IA_BE_15 IA_BE_16 IA_BE_19 IA_BE_22 IA_BE_23 IA_BE_24',
        'IA_BE_25 IA_BMH_1 IA_BMH_2 IA_BMH_4 IA_BMH_5 IA_BMH_7 IA_BMH_8 IA_BMH_9 IA_BMH_10 IA_BMH_11 IA_BMH_12',
        'IA_BMH_14 IA_BMH_15 IA_CC_1 IA_CC_2 IA_CC_7 IA_CC_8 IA_CC_9 IA_CC_10 IA_CC_11 IA_CC_12 IA_CC_13 IA_CC_15',
        'IA_CC_16 IA_CC_17 IA_CC_18 IA_CC_19 IA_EPA_2 IA_EPA_3 IA_EPA_4 IA_EPA_5 IA_EPA_6 IA_ERP_1 IA_ERP_2',
        'IA_ERP_3 IA_MVP IA_PCMH IA_PM_2 IA_PM_3 IA_PM_4 IA_PM_5 IA_PM_6 IA_PM_11 IA_PM_12 IA_PM_13 IA_PM_14',
        'IA_PM_15 IA_PM_16 IA_PM_17 IA_PM_18 IA_PM_19 IA_PM_20 IA_PM_21 IA_PM_22 IA_PM_23 IA_PM_24 IA_PM_25',
        'IA_PM_26 IA_PSPA_1 IA_PSPA_2 IA_PSPA_3 IA_PSPA_4 IA_PSPA_7 IA_PSPA_8 IA_PSPA_9 IA_PSPA_12 IA_PSPA_13',
        'IA_PSPA_15 IA_PSPA_16 IA_PSPA_17 IA_PSPA_18 IA_PSPA_19 IA_PSPA_21 IA_PSPA_22 IA_PSPA_23 IA_PSPA_25',
        'IA_PSPA_26 IA_PSPA_28 IA_PSPA_31 IA_PSPA_32 IA_PSPA_33',
      ].join(' '),
    },
    {
      category: 'pi',
      metricType: 'proportion',
      methods: '',
      ids: 'PI_EP_1 PI_HIE_1 PI_HIE_4 PI_PEA_1',
    },
    {
      category: 'pi',
      metricType: 'boolean',
      methods: '',
      ids: [
        'PI_EP_2 PI_EP_2_EX_1 PI_EP_2_EX_2 PI_HIE_5 PI_HIE_6 PI_INFBLO_1 PI_LVITC_2 PI_LVOTC_1 PI_LVPP_1',
        'PI_ONCACB_1 PI_ONCDIR_1 PI_PHCDRR_1 PI_PHCDRR_1_EX_1 PI_PHCDRR_1_EX_2 PI_PHCDRR_1_EX_3 PI_PHCDRR_1_PRE',
        'PI_PHCDRR_1_PROD PI_PHCDRR_2 PI_PHCDRR_2_PRE PI_PHCDRR_2_PROD PI_PHCDRR_3 PI_PHCDRR_3_EX_1',
        'PI_PHCDRR_3_EX_2 PI_PHCDRR_3_EX_3 PI_PHCDRR_3_PRE PI_PHCDRR_3_PROD PI_PHCDRR_4 PI_PHCDRR_4_PRE',
        'PI_PHCDRR_4_PROD PI_PHCDRR_5 PI_PHCDRR_5_PRE PI_PHCDRR_5_PROD PI_PPHI_1 PI_PPHI_2',
      ].join(' '),
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'claims electronicHealthRecord registry',
      ids: '001 112 113 128 134 236 317',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'registry',
      ids: [
        '001SSP 006 048 050 112SSP 116 118 126 127 134SSP 144 155 164 167 168 176 177 178 180 182 185 187 217 218',
        '219 220 221 222 236SSP 243 259 264 268 275 277 279 282 286 288 290 291 293 303 304 322 326 331 332 335',
        '336 344 350 351 354 355 356 357 358 360 364 383 384 385 386 387 389 393 401 404 410 413 415 416 419 420',
        '421 424 430 440 441 443 445 448 450 451 453 457 463 464 465 468 470 477 478 482 485 486 487 489 490 491',
        '496 498 499 500 501 502 505 506 507 508',
      ].join(' '),
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'electronicHealthRecord registry',
      ids: '005 007 008 065 066 102 117 130 143 191 205 338 340 374 438 488',
    },
    {
      category: 'quality',
      metricType: 'multiPerformanceRate',
      methods: 'electronicHealthRecord',
      ids: '009 239 305 366',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'electronicHealthRecord',
      ids: '012 019 240 281 309 310 318 376 377 378 379 382 462 475 476 481 494',
    },
    {
      category: 'quality',
      metricType: 'singlePerformanceRate',
      methods: 'claims registry',
      ids: '024 039 047 141 145 181 249 250 261 320 395 396 397 405 406 418 422',
    },
    {
      category: 'quality',
      metricType: 'multiPerformanceRate',
      methods: 'registry',
      ids: '052 392 394 398 400 431 432 459 461 471 493 495 497 503 504 509 511',
    },
    {
      category: 'quality',
      metricType: 'multiPerformanceRate',
      methods: 'claims electronicHealthRecord registry',
      ids: '226',
    },
    {
      category: 'quality',
      metricType: 'multiPerformanceRate',
      methods: 'electronicHealthRecord registry',
      ids: '238 370',
    },
    {
      category: 'quality',
      metricType: 'cahps',
      methods: 'certifiedSurveyVendor',
      ids: '321 CAHPS_1 CAHPS_2 CAHPS_3 CAHPS_4 CAHPS_5 CAHPS_6 CAHPS_7 CAHPS_8 CAHPS_9 CAHPS_11',
    },
    {
      category: 'quality',
      metricType: 'costScore',
      methods: 'administrativeClaims',
      ids: '479 480 484 492',
    },
    {
      category: 'quality',
      metricType: 'nonProportion',
      methods: 'registry',
      ids: '483 510 ABFM13 ACEP50 ACEP51 ACRAD15 ACRAD16 ACRAD17 ACRAD18 ACRAD19 ACRAD25 EPREOP31',
    },
    {
      category: 'quality',
      metricType: 'registrySinglePerformanceRate',
      methods: 'registry',
      ids: [
        'AAD6 AAD8 AAD12 AAD15 AAD20 AAO12 AAO13 AAO16 AAO20 AAO21 AAO32 AAO36 AAO37 AAO38 AAO39 AAO40 AAO41',
        'AAO42 ABFM14 ABG42 ABG44 ABG45 ACEP22 ACEP25 ACEP30 ACEP31 ACEP48 ACEP52 ACEP53 ACEP54 ACEP56 ACEP59',
        'ACEP60 ACEP61 ACEP62 ACEP63 ACEP64 ACEP65 ACEP66 ACEP67 ACEP68 ACEP69 ACEP70 ACEP71 ACQR16 ACR10 ACR12',
        'ACR14 ACR15 ACR16 ACR17 ACRAD36 ACRAD37 ACRAD41 ACRAD43 AJRR10 AJRR14 AQI18 AQI49 AQI65 AQI74 AQI75',
        'AQI76 AQI79 AQUA8 AQUA14 AQUA15 AQUA16 AQUA35 AQUA36 AVBC2 AVBC3 CAP22 CAP30 CAP34 CAP38 CAP40 CAP41',
        'CAP42 EACCR1 EACCR2 EACCR3 ECPR46 ECPR50 ECPR51 ECPR52 ECPR55 ECPR56 ECPR58 ECPR59 ECPR60 EPREOP30 FOTO4',
        'FOTO5 FOTO7 HCPR20 HCPR23 HCPR24 HCPR25 HCPR27 HCPR28 HCPR29 HCPR30 HCPR31 IRIS1 IRIS2 IRIS13 IRIS17',
        'IRIS23 IRIS35 IRIS38 IRIS39 IRIS50 IRIS54 IRIS58 IRIS61 MBHR1 MBHR2 MBHR7 MBHR8 MBHR11 MBHR13 MBHR14',
        'MBHR15 MBHR16 MBHR18 MBHR19 MEDNAX55 MEX5 MSK1 MSK2 MSK3 MSK4 MSK5 MSK6 MSK7 MSK8 MSK9 MSK10 MSN13 MSN15',
        'MUSIC4 NHCR4 PIMSH1 PIMSH4 PIMSH9 PIMSH10 PIMSH13 PIMSH15 PIMSH16 PIMSH17 PIMSH18 PQRANES1 PQRANES3',
        'PQRANES4 QMM16 QMM17 QMM18 QMM19 QMM21 QMM23 QMM24 QMM25 QMM26 QMM27 QMM28 QMM29 QMM30 QMM31 QMM32 QMM33',
        'QMM34 RCOIR12 RCOIR13 REGCLR1 REGCLR3 REGCLR5 REGCLR8 RPAQIR14 RPAQIR15 THEPQR1 THEPQR2 THEPQR4 THEPQR5',
        'THEPQR6 THEPQR7 UREQA2 UREQA8 UREQA9 UREQA10 USWR22 USWR30 USWR32 USWR33 USWR34 USWR35 USWR36',
      ].join(' '),
    },
    {
      category: 'quality',
      metricType: 'registryMultiPerformanceRate',
      methods: 'registry',
      ids: [
        'AAD16 AAD17 AAD18 ACRAD34 AJRR7 AJRR9 AJRR12 AJRR13 AJRR15 AQI48 AQI71 AQI77 AQI78 AVBC1 GIQIC23 GIQIC26',
        'HM7 IRIS59 IRIS63',
      ].join(' '),
    },
    {
      category: 'cost',
      metricType: 'costScore',
      methods: 'administrativeClaims',
      ids: [
        'COST_ACOPD_1 COST_AKID_1 COST_CCLI_1 COST_CKD_1 COST_COPDE_1 COST_CRR_1 COST_D_1 COST_DEP_1 COST_EDV_1',
        'COST_EOPCI_1 COST_ESRD_1 COST_FIHR_1 COST_HAC_1 COST_HF_1 COST_IHCI_1 COST_IOL_1 COST_KA_1 COST_KTM_1',
        'COST_LBP_1 COST_LGH_1 COST_LPMSM_1 COST_LSFDD_1 COST_MR_1 COST_NECABG_1 COST_PC_1 COST_PHA_1 COST_PRC_1',
        'COST_RA_1 COST_RIH_1 COST_RUSST_1 COST_S_1 COST_SSC_1 COST_STEMI_1 MSPB_1 TPCC_1',
      ].join(' '),
    },
  ],
};

/** Names of the rates of those with several, in CMS's order, by year and measure. */
export const MIPS_STRATA: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  2024: {
    '009': '84Days 180Days',
    '052': 'spirometry bronchodilator',
    '226': 'reporting performance combinedPopulations',
    '238': 'overall appropriateDiagnosis totalRate',
    '239': 'percentiles nutrition physicalActivity',
    '305': '14Days 34Days',
    '366': '30Days overall',
    '370': 'adolescents adults',
    '392': 'female18-64 male18-64 female65+ male65+ overall',
    '394': 'meningococcal Tdap HPV overall',
    '398': 'overall pedCtrlNoExacRisk adultCtrlNoExacRisk pedsWellCtrl adultsWellCtrl pedsNoRiskExac adultsNoRiskExac',
    '400': 'screening follow-up/trtmt',
    '409': 'reporting performance',
    '431': 'reporting performance combinedPopulations',
    '459': 'discectomyLaminectmy lumbarFusion',
    '461': 'discectomyLaminectmy lumbarFusion',
    '471': 'discectomyLaminectmy lumbarFusion',
    '493': 'influenza Tdap herpesZoster pneumococcal',
    '495': 'heard bestInterest seen understood',
    '497': 'influenza pneumococcal mammogram colorectal BMI tobacco HBP',
    '503': 'overall 6points',
    '504': '24hour overall',
    AAD14: 'examPerformed overall',
    AAD16: 'resection reconstruction overall',
    AAD17: 'resection reconstruction overall',
    AAD18: 'resection reconstruction overall',
    ACRAD34: 'abdomen chest head',
    AJRR11: 'neckpain backpain armpain legpain',
    AJRR12: 'hip knee',
    AJRR7: 'hip knee',
    AJRR9: 'hip knee',
    AQI48: 'surveyed overall',
    AQI71: 'overall testedPrior insulinPrior insulinPostoperative glucoseEducation',
    GIQIC23:
      'overall hyperPolyps&FollowUp 1-2adenoma&FollowUp 3-4adenomas&FollowUp 5-10adenoma&FollowUp neoplasm&FollowUp serration&FollowUp',
    GIQIC26: 'overall male female',
    HM7: '14to17 18to64 65over overall',
    MBHR10: 'screening overall',
  },
  2025: {
    '009': '84Days 180Days',
    '052': 'spirometry bronchodilator',
    '226': 'reporting performance combinedPopulations',
    '238': 'overall appropriateDiagnosis totalRate',
    '239': 'percentiles nutrition physicalActivity',
    '305': '14Days 34Days',
    '366': '30Days overall',
    '370': 'adolescents adults',
    '392': 'female18-64 male18-64 female65+ male65+ overall',
    '394': 'meningococcal Tdap HPV overall',
    '398':
      'overall pedCtrlNoExactRisk adultCtrlNoExactRisk pedsWellCtrl adultsWellCtrl pedsNoRiskExact adultsNoRiskExact',
    '400': 'screening follow-up/trtmt',
    '431': 'reporting performance combinedPopulations',
    '432': 'bladderInjury bowelInjury',
    '459': 'lumbarDiscectomy lumbarFusion',
    '461': 'lumbarDiscectomy lumbarFusion',
    '471': 'lumbarDiscectomy lumbarFusion',
    '493': 'influenza Tdap herpesZoster pneumococcal',
    '495': 'heard bestInterest seen understood',
    '497': 'influenza pneumococcal mammogram colorectal BMI tobacco HBP',
    '503': 'overall 6points',
    '504': '24hour overall',
    '509': 'overall incidence',
    '511': 'waitlisted overall',
    AAD16: 'resection reconstruction overall',
    AAD17: 'resection reconstruction overall',
    AAD18: 'resection reconstruction overall',
    ACRAD34: 'abdomen chest head',
    AJRR12: 'hip knee',
    AJRR13: 'neckpain backpain legpain',
    AJRR15: 'cervicalspine lumbarspine',
    AJRR7: 'hip knee',
    AJRR9: 'hip knee',
    AQI48: 'surveyed overall',
    AQI71: 'overall testedPrior insulinPerioperative followupTest glucoseEducation',
    AQI77: 'screened screenPositive',
    AQI78: 'screened screenPositive',
    AVBC1: 'fewerthan2 2ormore overall',
    GIQIC23:
      'overall hyperPolyps&FollowUp 1-2adenoma&FollowUp 3-4adenomas&FollowUp 5-10adenoma&FollowUp neoplasm&FollowUp serration&FollowUp',
    GIQIC26: 'overall male female',
    HM7: '14to17 18to64 65over overall',
    IRIS59: 'nocormorbid20/20 comorbid20/200 comorbid20/400',
    IRIS63: '5ormoretreatments lessthan5treatments',
  },
};
