/// Sentences as textbooks and notes write them, written for this project: `+` defines something, `-` does not.
///
/// Those behind a `?` are hard: they count in the measure of the whole only.
enum DefinitionSentences {
    static let defining = lines("+ ")
    static let others = lines("- ")
    static let hardDefining = lines("?+ ")
    static let hardOthers = lines("?- ")

    private static func lines(_ mark: String) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix(mark) }
            .map { String($0.dropFirst(mark.count)) }
    }

    // swift-format-ignore
    private static let text = """
        + Osmosis is the movement of water across a membrane from a region of low solute concentration to a region of high solute concentration.
        + A hydrogen bond is a weak attraction between a slightly positive hydrogen atom and a slightly negative atom nearby.
        + Cells that lack a nucleus are called prokaryotes.
        + The process by which green plants make sugar from light is known as photosynthesis.
        + Enzymes are proteins that speed up chemical reactions without being used up by them.
        + An allele is one of two or more versions of a gene.
        + Homeostasis refers to the ability of an organism to keep its inner conditions stable.
        + The cell wall, a rigid layer that surrounds the membrane, protects the cell from bursting.
        + Some bacteria move with flagella, whip-like structures that spin like propellers.
        + Ecologists use the term niche to describe the role that a species plays in its community.
        + The shared boundary at which two phases meet is termed the interface.
        + A population is a group of individuals of one species that live in the same area.
        + Organisms that make their own food are referred to as autotrophs.
        + Mutualism is a relationship in which both species benefit.
        + Meiosis, the division that halves the number of chromosomes, takes place in the sex organs.
        + Natural selection occurs when individuals with certain inherited traits leave more offspring than others.
        + The variable that the researcher changes on purpose is called the independent variable.
        + Classical conditioning is a form of learning in which a neutral stimulus comes to call up a response.
        + Long-term memory is the relatively permanent store of what we have learned.
        + Psychologists define personality as the lasting pattern of thinking, feeling and acting that makes a person unique.
        ?+ Cognitive dissonance, the discomfort felt when beliefs and actions clash, often leads people to change one of them.
        + A phobia is an intense and irrational fear of a particular object or situation.
        ?+ Sensation happens at the receptor, whereas perception is the way in which the brain organises and interprets what arrives.
        + The tendency to remember the first items of a list is known as the primacy effect.
        + Reliability means that a test gives the same result each time it is taken.
        + This loss of contact with reality is called psychosis.
        + Scarcity exists when human wants for goods and services exceed the available supply.
        + A tariff is a tax on imported goods.
        + Opportunity cost is the value of the next best alternative that is given up when a choice is made.
        + Inflation is a general and ongoing rise in the level of prices in an economy.
        + Economists call the point where supply meets demand the equilibrium.
        + Goods that are used together, such as printers and ink, are called complements.
        + A monopoly is a market in which a single firm supplies the whole product.
        + The gross domestic product (GDP) is the market value of all final goods and services that a country produces in a year.
        + Fiscal policy is the use of government spending and taxation to influence the economy.
        + The law of demand states that, other things equal, people buy less of a good when its price rises.
        + Marginal utility refers to the extra satisfaction gained from one more unit of a good.
        + The labor force, which is the sum of the employed and the unemployed, grew only slowly.
        + Money that has value only because a government orders that it be accepted is called fiat money.
        ?+ Elasticity measures how strongly the quantity demanded responds to a change in price.
        + Federalism is a system of government in which power is divided between a national government and the states.
        + A filibuster is a tactic used by senators to delay or block a vote.
        + The bicameral legislature, one that has two chambers, was a compromise between large and small states.
        + Sovereignty is the supreme authority of a state to govern itself.
        + Gerrymandering is the drawing of district lines so as to favor one party.
        + A writ of habeas corpus is a court order that requires officials to show why a prisoner is held.
        + The right of a court to strike down laws that violate the constitution is known as judicial review.
        + Civil liberties are freedoms that the government may not take away.
        + In a plurality system, the candidate with the most votes wins, whether or not this is a majority, a rule known as first past the post.
        + A primary is an election in which members of a party choose their candidates.
        + Socialization is the process through which people learn the norms and values of their society.
        ?+ Sociologists describe as deviance any behavior that breaks the rules of a group.
        + A dyad is a group of two people.
        + Culture consists of the shared beliefs, values and practices of a group.
        + Ethnography is a research method in which the observer takes part in the life of a community.
        + People who move from one country to another in order to settle are immigrants, and the process is called immigration.
        + Status refers to the position that a person holds in a social structure.
        + Marx used the word alienation for the separation of workers from what they make.
        + A norm is a rule of behavior that the members of a group share.
        + Secularization is the process by which religion loses its influence on social life.
        + Velocity is the rate at which an object changes its position in a given direction.
        + The ohm is the unit of electrical resistance.
        + A vector is a quantity that has both magnitude and direction.
        + The bending of light as it passes from one medium into another is called refraction.
        + Work is done when a force moves an object; work is defined as the product of force and distance.
        + Inertia is the tendency of an object to resist a change in its motion.
        + An isotope is an atom with the same number of protons but a different number of neutrons.
        + Half-life is the time it takes for half of the nuclei in a sample to decay.
        + Electrons in the outermost shell are known as valence electrons.
        + In physics, power is the rate at which energy is transferred.
        + A catalyst is a substance that makes a reaction go faster.
        + A base is any substance that accepts protons.
        + An ion is a charged atom or molecule.
        + Sublimation is when a solid turns directly into a gas.
        + Mercantilism was an economic theory that held that a nation's power depended on its store of gold.
        + Serfs were peasants who were bound to the land and owed labor to their lord.
        + The encomienda was a grant by the Spanish crown of the labor of native people to a colonist.
        + Abolitionists, people who sought to end slavery at once, printed newspapers and smuggled pamphlets south.
        + Détente refers to the easing of tensions between the superpowers during the 1970s.
        + Colonists who remained faithful to the king were called Loyalists.
        + Impressment, the seizing of sailors for forced service in the navy, angered American merchants.
        + Glasnost means openness in Russian.
        + The Columbian Exchange is the name given to the movement of plants, animals and diseases across the Atlantic.
        + Manifest destiny was the belief that the United States was meant to stretch from one ocean to the other.
        + The policy of containment – that is, of keeping communism within its borders – shaped the next forty years.
        + Nativism is the policy of favoring those born in a country over those who come to it.
        + Collectivisation: the merging of small peasant farms into large farms run by the state.
        + The Thaw: A period of relative freedom in the Soviet Union after the death of Stalin.
        + Kulak – a wealthy peasant who owned land and hired labour.
        + Autarky = a state of economic self-sufficiency.
        + By hegemony we mean the leadership of one state over others.
        + A republic, also known as a representative democracy, is a government in which citizens choose others to govern for them.
        + The mitochondrion (often called the powerhouse of the cell) is an organelle that releases energy from food.
        + A sonnet is a poem of fourteen lines.
        + Irony is a figure of speech in which words are used to mean the opposite of what they say.
        + The median of a data set is the value that separates the upper half from the lower half.
        + A prime number is a whole number greater than one whose only divisors are one and itself.
        + Erosion is the wearing away of rock and soil by wind, water or ice.
        + Magma that reaches the surface is called lava.
        + Latitude is the distance north or south of the equator, measured in degrees.
        + An ecosystem comprises all the living things in an area together with their physical surroundings.
        + Phonemes, or the smallest units of sound that change meaning, differ from language to language.
        ?+ The placebo effect occurs when a person's expectations alone bring about an improvement.
        + Ostracism was a procedure by which the citizens of Athens could banish any man for ten years.
        + Chiaroscuro is a technique that sets strong light against deep shadow.
        - Osmosis is important for the survival of every cell.
        - The experiment was a failure.
        - This is a problem that many countries share.
        - It is a common mistake to think that evolution has a goal.
        - There is a difference between weight and mass.
        ?- Scarcity is a problem that no government has solved.
        - He was born in 1879 in the village of Gori.
        - London is one of the largest cities in the world.
        - In 1995, the band split.
        - The cell divides when it has grown large enough.
        - Water is not soluble in oil.
        - Enzymes are sensitive to heat.
        - As the temperature rises, the molecules move faster.
        - The membrane lets small molecules pass but keeps larger ones out.
        - Figure 3.2 shows the stages of mitosis.
        - How do cells obtain energy?
        - What is a gene?
        - You will learn more about genes in the next chapter.
        - Scientists have known about this effect for more than a century.
        - The results were published in 1953.
        - Most plants grow best in full sunlight.
        - Darwin's ideas were controversial when they first appeared.
        - The most important reason for the revolt was hunger.
        - The purpose of the study was to find out how people choose.
        - Memory is better when we are rested.
        - Children were asked to wait for fifteen minutes.
        - Pavlov noticed that the dogs began to drool before the food arrived.
        - Many people believe that they are better drivers than average.
        - His theory is still widely taught today.
        - The participants were divided into two groups.
        - If a child is praised, she is more likely to try again.
        - Freud was a controversial figure.
        - She called for an end to the war.
        - They called him a traitor.
        - The king called on his nobles to raise an army.
        - Prices rose sharply after the war.
        - A higher price is likely to reduce sales.
        - The demand for oil is higher in winter.
        - In 2008, the bank was close to collapse.
        - Unemployment was a serious problem in the 1930s.
        - The government should lower taxes.
        - Trade is good for both countries.
        - The price of bread was the same as the year before.
        - Consumers are worse off when prices rise.
        ?- An example of this is the market for used cars.
        - The firm is a leader in its field.
        - One of the main causes of the recession was the fall in house prices.
        - Congress passed the act in 1965.
        - The president is elected every four years.
        - The Senate has one hundred members.
        - Voters were angry about the cost of the war.
        - The court was divided on the question.
        - The amendment was ratified in 1920.
        - Lobbying is a big business in Washington.
        - The South was poorer than the North.
        - The campaign was a great success.
        - Their main goal was to win the election.
        - Members of the House are closer to the people than senators.
        - Sociologists are interested in how people behave in groups.
        - Religion is often a source of conflict.
        - Gender roles are changing in many societies.
        - Most families had two children.
        - These norms are different in other cultures.
        - Poverty is a result of many causes.
        - Education is the key to success.
        - The car was moving at sixty kilometres an hour.
        - The speed of light is about three hundred thousand kilometres per second.
        - The force is greater when the mass is greater.
        - Newton was twenty-three years old when the plague closed the university.
        - The ball is thrown straight up.
        - Suppose that a car is moving at a constant speed.
        - This means that the ball will fall back to the ground.
        - The two charges are equal.
        - Heat flows from the hot body to the cold one.
        - The army was defeated at Waterloo.
        - By 1917, the war had become deeply unpopular.
        - Stalin was not yet thirty when the revolt failed.
        - Thaw wasn't coherent policy, and liberal reforms were quickly modified.
        ?- The speech was a turning point.
        - The treaty was signed at Versailles in June 1919.
        ?- Lincoln's election was the spark that led to secession.
        - Khrushchev's fall was a consequence of his failed reforms.
        - The settlers were mostly from England.
        - Slavery was the main cause of the war.
        - Enslaved people were forced to work from dawn to dusk.
        - The colony was founded in 1607.
        - The crisis was over within a week.
        - However, the new policy was not popular.
        - In the end, the revolt was put down.
        - The peasants were poor, hungry and tired of war.
        - Washington was the first president.
        - It was Lenin who gave the order.
        - The war was a disaster for the country.
        - The reforms led to unrest in Hungary.
        - Note: no intention to destroy the system.
        - Result: the strike was called off.
        - In 1956: the Secret Speech.
        - We drove to the coast, but the beach was closed.
        - The weather was fine, so the farmers were in the fields.
        - The novel is set in Paris.
        - Her poems are full of images of the sea.
        - The play is a great favourite with schools.
        - Shakespeare was a better poet than Marlowe.
        - The number seven is odd.
        - The sum of the angles is 180 degrees.
        - Find the value of x.
        - The river is 300 kilometres long.
        - The climate is too dry for wheat.
        - The mountains were formed millions of years ago.
        - Rainfall is heaviest in July.
        - Its capital is Lima.
        - Everyone knows that the earth is round.
        - I think it was the best film of the year.
        - We were told that the exam was easy.
        - No one knows why the city was abandoned.
        - Several factors were at work.
        - Such attitudes are hard to change.
        - Both sides were tired of the fighting.
        - The answer is simple.
        - The author argues that the reforms came too late.
        - The report was written by a committee.
        - Her brother was also a doctor.
        - Tickets are sold at the door.
        - The meeting was held in the town hall.
        ?+ The sum of all the chemical reactions that take place inside a cell, including those that use energy and those that release it, is the cell's metabolism.
        ?+ Scientists group the organisms that share the most recent common ancestor into a clade.
        ?+ Because they take in more than they give back, these organisms are parasites, living on or in a host and harming it.
        ?+ Diffusion is a passive process of transport, and a single substance tends to move from an area of high concentration to one of low concentration.
        ?+ Plants that complete their life cycle in a single growing season are known as annuals; corn, rice and wheat are examples.
        ?+ In a codominant cross, both alleles are expressed at once in the heterozygote, a condition seen in the human blood groups.
        ?+ The stroma is the space between the grana and the inner membrane.
        ?+ Most of the volume of a plant cell is taken up by the central vacuole, a membrane-bound sac that stores water and wastes.
        ?+ Bacteria may also exchange genes through conjugation, in which DNA passes from one cell to another through a pilus.
        ?+ When a person keeps working at something because it is enjoyable in itself, psychologists speak of intrinsic motivation.
        ?+ The hindsight bias leads you to believe that the event you just experienced was predictable, even though it really was not.
        ?+ Alzheimer described a disorder marked by a slow loss of memory and judgment, which is today called dementia.
        ?+ An introvert draws energy from being alone, while an extravert is someone who is energised by the company of others.
        ?+ Erikson's first stage, trust versus mistrust, is the period in which an infant learns whether caregivers can be relied upon.
        ?+ A researcher who uses a double-blind study makes sure that neither the participants nor those who observe them know who has had the treatment.
        ?+ The field of psychology that studies how people change across the life span is developmental psychology.
        ?+ Firms in perfect competition are price takers, which means that they must accept the market price.
        ?+ A change in price causes a movement along the curve, which is called a change in quantity demanded.
        ?+ The M1 money supply includes coins and currency in circulation, traveler's checks and checkable deposits.
        ?+ Consumer surplus is the gap between what buyers would have paid and what they did pay.
        ?+ When the government spends more than it takes in, it runs a budget deficit.
        ?+ Economists use the phrase moral hazard for situations in which people who are insured take greater risks.
        ?+ The poverty line is the income that is needed for a basic standard of living.
        ?+ In the spoils system, winning candidates gave government jobs to their loyal supporters.
        ?+ The Supreme Court grants certiorari, an order to a lower court to send up the records of a case.
        ?+ A party platform lays out the positions that the party takes on the issues of the day.
        ?+ The principle that government must follow its own rules and may not act arbitrarily is the rule of law.
        ?+ The electoral college is the body of electors chosen by each state to select the president.
        ?+ Pork-barrel politics, that is, using federal money to please voters at home, is as old as the republic.
        ?+ Ascribed status is assigned at birth or taken on involuntarily, whereas achieved status is earned.
        ?+ Weber saw in bureaucracies a hierarchy of authority, a clear division of labor, and explicit rules.
        ?+ Groups of people who share a characteristic such as age but do not necessarily interact are called categories.
        ?+ The looking-glass self is Cooley's term for the idea that we see ourselves through the eyes of others.
        ?+ In caste systems, people can do little to change their social standing, since they are born into it and stay there for life.
        ?+ Sharecroppers, who worked another's land in return for a part of the crop, often fell deep into debt.
        ?+ The Freedmen's Bureau, an agency set up in 1865, gave food, schooling and legal help to former slaves.
        ?+ This strategy, known as island hopping, brought the Americans within range of Japan.
        ?+ The New Deal was a series of programs and reforms put in place by Roosevelt to fight the Depression.
        ?+ Muckrakers were journalists who exposed the corruption of business and politics.
        ?+ Speed is a scalar: it has magnitude but no direction.
        ?+ The distance from crest to crest is the wavelength of the wave.
        ?+ The SI unit for energy is the joule (J), equal to one newton times one metre.
        ?- Each of these organelles has a job to do, and the cell cannot live without them.
        ?- Mendel chose the garden pea because it was easy to grow and had clear traits.
        ?- Once the glucose has been split, the products enter the mitochondria.
        ?- The lungs of a bird work very differently from those of a mammal.
        ?- Frogs were once common in these hills, but a fungus has killed most of them.
        ?- Figure 9.4 The plasma membrane holds many proteins, some of which span it entirely.
        ?- Many diseases, such as measles and polio, can be prevented by vaccines.
        ?- It was not until 1953 that the structure of the molecule was understood.
        ?- The eye of an octopus is similar to that of a human.
        ?- The larger the animal, the slower its heart tends to beat.
        ?- What happens when a receptor is blocked?
        ?- Milgram found that most of his subjects went on to the very end.
        ?- Sleep is divided into several stages, and each has its own pattern of brain waves.
        ?- Some people are better at reading faces than others, and women are on average better than men.
        ?- In one study, children who saw an adult hit a doll were more likely to hit it themselves.
        ?- Stress can make us ill, and the effect is stronger in those who have few friends.
        ?- The idea was not new, but Skinner gave it a firm base in experiment.
        ?- You may have noticed that a smell can bring back a memory from long ago.
        ?- As a result of the tax, the price that buyers pay rises while the price that sellers receive falls.
        ?- The unemployment rate in 2010 was nearly ten percent, the highest in a generation.
        ?- Suppose a baker can make forty loaves or twenty cakes in a day.
        ?- A firm that makes losses in the long run will leave the industry.
        ?- The Federal Reserve was created in 1913 after a series of bank panics.
        ?- For economists, the question is not whether trade has costs but whether it is worth them.
        ?- Both parties have an interest in keeping the rules as they are.
        ?- Voter turnout is lower in years without a presidential race.
        ?- The framers of the Constitution, fearing the power of the crowd, gave the choice of senators to the states.
        ?- Interest groups spend large sums on elections, and their influence is growing.
        ?- In Texas, the governor is weaker than in most other states.
        ?- The bill was sent to the committee, where it died.
        ?- Durkheim, a French scholar, studied suicide rates across Europe.
        ?- Women earn less than men in nearly every occupation, a fact that has changed little in thirty years.
        ?- These movements grew out of the struggle for civil rights.
        ?- The divorce rate is a matter of concern to many.
        ?- The British sent troops to Boston, and the townspeople were furious.
        ?- In the spring of 1862, McClellan moved his army by water to the peninsula.
        ?- Jackson was a hero to the common man and a tyrant to his enemies.
        ?- Thousands of settlers, most of them poor, crossed the mountains each year.
        ?- The railroad was finished in 1869, and the trip that once took months could be made in a week.
        ?- Wilson was re-elected by a narrow margin because he had kept the country out of the war.
        ?- The soldiers who came home found that jobs were scarce.
        ?- A car starts from rest and reaches a speed of 20 m/s in 5 s.
        ?- If the net force is zero, the object keeps moving as it did.
        ?- The mass of the earth is about six times ten to the twenty-fourth kilograms.
        ?- Light from the sun takes eight minutes to reach us.
        ?- We will return to this question in chapter 12.
        ?- The second law is used to find the acceleration of the cart.
        ?- Galileo was the first to point a telescope at the moon.
        """
}
