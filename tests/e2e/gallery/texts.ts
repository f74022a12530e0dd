/** What a made-up publication says in a language. */
export interface Texts {
  readonly title: string;
  readonly description: string;
  /** Names of topics. More topics than names are numbered. */
  readonly topics: readonly string[];
  /** Headlines, long and short, each with a summary. More articles than headlines begin again. */
  readonly news: readonly (readonly [headline: string, summary: string])[];
  readonly author: string;
  readonly about: string;
  readonly paragraph: string;
  readonly heading: string;
  readonly caption: string;
  readonly quotation: string;
}

const english: Texts = {
  title: "Harbour Post",
  description: "News of the harbour, its ships, its school and its people.",
  topics: ["Research News", "Harbour Works", "People", "School", "Weather", "Arts and Letters"],
  news: [
    [
      "Ice on the Upper Basin Carries a Lorry for the First Time in Eleven Winters",
      "Engineers drove four tonnes over the ice on Tuesday morning and measured what it did. The road across the basin opens to cars on Saturday, if the wind stays in the north.",
    ],
    [
      "Harbour School Wins",
      "The rowing team of the harbour school came first in the four-kilometre race, half a boat ahead of last year's winners.",
    ],
    [
      "A Lighthouse Keeper's Diary of 1893 Turns up Behind a Cupboard, and Corrects Three Charts",
      "The diary names the depth of the northern channel on each day of a summer. Cartographers of the institute compared it with the charts of its time.",
    ],
    [
      "New Crane Lifts Its First Container",
      "It stands ninety metres high, runs on power from the tide mill, and replaces two cranes of 1974.",
    ],
    [
      "Prof. Vera Holm Elected to the Academy of Sciences",
      "Her work on thin ice has changed how roads over lakes are built in five countries.",
    ],
  ],
  author: "Lena Brook",
  about: "About Us",
  paragraph:
    "The ice had grown to forty-one centimetres by Monday evening. That is enough for a car, and nearly enough for a lorry, but thickness alone says little: clear ice carries twice as much as white ice, and a crack that has healed carries as much as none. So the engineers drilled a hole every twenty metres.",
  heading: "What the engineers measured",
  caption: "The upper basin on Tuesday morning, seen from the old customs house.",
  quotation: "Whoever walks on ice should know why it carries them.",
};

const chinese: Texts = {
  title: "港湾新闻",
  description: "港口、船只、学校与人物的新闻。",
  topics: ["科研新闻", "港口建设", "人物", "校园生活", "天气与航行", "人文艺术"],
  news: [
    [
      "上游港池冰面十一年来首次承载卡车，湖上公路周六开放通行",
      "周二上午，工程师驾驶四吨重的卡车驶过冰面，并测量了冰层的变化。如果北风不停，横穿港池的道路将于周六向小汽车开放。",
    ],
    ["港湾学校赛艇队夺冠", "在四公里比赛中，港湾学校赛艇队以半艇的优势战胜去年的冠军。"],
    [
      "一八九三年灯塔看守人日记在橱柜后被发现，研究人员据此修正三幅航海图的水深数据",
      "日记记录了一个夏天里北航道每天的水深。研究所的制图人员把它与当时的海图作了比较。",
    ],
    ["新起重机吊起第一个集装箱", "它高九十米，由潮汐磨坊供电，取代了一九七四年的两台起重机。"],
    ["维拉·霍尔姆教授当选科学院院士", "她对薄冰的研究改变了五个国家修建湖上公路的方法。"],
  ],
  author: "李雷",
  about: "关于我们",
  paragraph:
    "到周一晚上，冰层已经长到四十一厘米。这足以承载一辆小汽车，也几乎足以承载一辆卡车，但单凭厚度说明不了多少问题：透明冰的承载力是白冰的两倍，而愈合的裂缝与没有裂缝的冰一样结实。因此工程师每隔二十米钻一个孔，记录冰的颜色、温度和层数。",
  heading: "工程师测量了什么",
  caption: "周二上午的上游港池，摄于旧海关大楼。",
  quotation: "在冰上行走的人，应当知道冰为什么能承载他。",
};

const arabic: Texts = {
  title: "بريد الميناء",
  description: "أخبار الميناء وسفنه ومدرسته وأهله.",
  topics: ["أخبار البحث العلمي", "أعمال الميناء", "شخصيات", "المدرسة", "الطقس", "الفنون والآداب"],
  news: [
    [
      "جليد الحوض الأعلى يحمل شاحنة لأول مرة منذ أحد عشر شتاءً",
      "قاد المهندسون شاحنة تزن أربعة أطنان فوق الجليد صباح الثلاثاء وقاسوا ما حدث له. ويُفتح الطريق أمام السيارات يوم السبت إذا بقيت الريح شمالية.",
    ],
    ["مدرسة الميناء تفوز", "حل فريق التجديف أولًا في سباق الكيلومترات الأربعة متقدمًا بنصف قارب."],
    [
      "العثور على يوميات حارس منارة من عام 1893 خلف خزانة، وهي تصحح ثلاث خرائط بحرية قديمة",
      "تسجل اليوميات عمق القناة الشمالية في كل يوم من أيام صيف كامل، وقد قارنها رسامو الخرائط في المعهد بخرائط زمانها.",
    ],
    [
      "الرافعة الجديدة ترفع أول حاوية",
      "يبلغ ارتفاعها تسعين مترًا، وتعمل بطاقة المد والجزر، وتحل محل رافعتين من عام 1974.",
    ],
    [
      "انتخاب الأستاذة فيرا هولم عضوًا في أكاديمية العلوم",
      "غيّرت أبحاثها في الجليد الرقيق طريقة بناء الطرق فوق البحيرات في خمسة بلدان.",
    ],
  ],
  author: "سامي الخوري",
  about: "من نحن",
  paragraph:
    "بلغ سمك الجليد واحدًا وأربعين سنتيمترًا مساء الاثنين. وهذا يكفي لسيارة، ويكاد يكفي لشاحنة، غير أن السمك وحده لا يقول الكثير: فالجليد الصافي يحمل ضعف ما يحمله الجليد الأبيض، والشق الذي التأم لا ينقص من حمله شيئًا. لذلك حفر المهندسون ثقبًا كل عشرين مترًا.",
  heading: "ما الذي قاسه المهندسون",
  caption: "الحوض الأعلى صباح الثلاثاء، من مبنى الجمارك القديم.",
  quotation: "من يمشِ على الجليد فليعرف لماذا يحمله.",
};

/** The languages of the gallery, by their tags. */
export const texts = { en: english, "zh-Hans": chinese, ar: arabic } as const;

export type GalleryLanguage = keyof typeof texts;
