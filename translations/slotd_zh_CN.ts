<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Autostart</name>
    <message>
        <source>%1 can&apos;t be removed</source>
        <translation>无法删除 %1</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time / limit</source>
        <translation>时间 / 限制</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>峰值内存</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>planned start</comment>
        <translation>约 %1</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>End the selected jobs, or take them out of the queue</source>
        <translation>结束所选作业，或将其移出队列</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>挂起(&amp;H)</translation>
    </message>
    <message>
        <source>Keep the selected jobs from starting</source>
        <translation>使所选作业暂不开始</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>释放(&amp;R)</translation>
    </message>
    <message>
        <source>Let held jobs start again</source>
        <translation>允许挂起的作业重新开始</translation>
    </message>
    <message>
        <source>Re&amp;queue</source>
        <translation>重新排队(&amp;Q)</translation>
    </message>
    <message>
        <source>Put the selected jobs back into the queue</source>
        <translation>将所选作业放回队列</translation>
    </message>
    <message>
        <source>S&amp;uspend</source>
        <translation>暂停(&amp;U)</translation>
    </message>
    <message>
        <source>Stop the processes of the selected jobs for now</source>
        <translation>暂时停止所选作业的进程</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>恢复(&amp;E)</translation>
    </message>
    <message>
        <source>Let suspended jobs go on</source>
        <translation>让暂停的作业继续运行</translation>
    </message>
    <message>
        <source>Send &amp;signal…</source>
        <translation>发送信号(&amp;S)…</translation>
    </message>
    <message>
        <source>Send a signal to the processes of the selected jobs</source>
        <translation>向所选作业的进程发送信号</translation>
    </message>
    <message>
        <source>Change &amp;time limit…</source>
        <translation>更改时间限制(&amp;T)…</translation>
    </message>
    <message>
        <source>Give the selected jobs more or less time</source>
        <translation>给所选作业更多或更少的时间</translation>
    </message>
    <message>
        <source>Change &amp;priority…</source>
        <translation>更改优先级(&amp;P)…</translation>
    </message>
    <message>
        <source>Set the priority of the selected jobs</source>
        <translation>设置所选作业的优先级</translation>
    </message>
    <message>
        <source>Change p&amp;artition…</source>
        <translation>更改分区(&amp;A)…</translation>
    </message>
    <message>
        <source>Move the selected jobs to another partition</source>
        <translation>将所选作业移到另一分区</translation>
    </message>
    <message>
        <source>&amp;Move to the front</source>
        <translation>移到最前(&amp;M)</translation>
    </message>
    <message>
        <source>Put the selected jobs before all others</source>
        <translation>将所选作业排在所有作业之前</translation>
    </message>
    <message>
        <source>Su&amp;bmit again…</source>
        <translation>再次提交(&amp;B)…</translation>
    </message>
    <message>
        <source>Open the submit window with what this job was submitted with</source>
        <translation>用此作业的内容打开提交窗口</translation>
    </message>
    <message>
        <source>Show &amp;output</source>
        <translation>显示输出(&amp;O)</translation>
    </message>
    <message>
        <source>Show what the job has printed</source>
        <translation>显示作业的输出</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Open the folder in which the job works</source>
        <translation>打开作业的工作文件夹</translation>
    </message>
    <message>
        <source>Copy &amp;job id</source>
        <translation>复制作业编号(&amp;J)</translation>
    </message>
    <message>
        <source>Copy the numbers of the selected jobs</source>
        <translation>复制所选作业的编号</translation>
    </message>
    <message>
        <source>Copy comman&amp;d line</source>
        <translation>复制命令行(&amp;D)</translation>
    </message>
    <message>
        <source>Copy the commands that submitted the selected jobs</source>
        <translation>复制提交所选作业的命令</translation>
    </message>
</context>
<context>
    <name>JobRules</name>
    <message>
        <source>The job has ended already, or is ending.</source>
        <translation>作业已结束或正在结束。</translation>
    </message>
    <message>
        <source>Only a pending job can be held.</source>
        <translation>只有等待中的作业才能挂起。</translation>
    </message>
    <message>
        <source>The job is not held.</source>
        <translation>作业未被挂起。</translation>
    </message>
    <message>
        <source>A pending job is in the queue already.</source>
        <translation>等待中的作业已在队列中。</translation>
    </message>
    <message>
        <source>Only a running job can be suspended.</source>
        <translation>只有运行中的作业才能暂停。</translation>
    </message>
    <message>
        <source>The job is not suspended.</source>
        <translation>作业未暂停。</translation>
    </message>
    <message>
        <source>Only a running job can get a signal.</source>
        <translation>只有运行中的作业才能接收信号。</translation>
    </message>
    <message>
        <source>The job has ended already.</source>
        <translation>作业已结束。</translation>
    </message>
    <message>
        <source>Only a pending job has a place in the queue to change.</source>
        <translation>只有等待中的作业才有可更改的队列位置。</translation>
    </message>
    <message>
        <source>Only a pending job can change its partition.</source>
        <translation>只有等待中的作业才能更改分区。</translation>
    </message>
    <message>
        <source>Interactive jobs can&apos;t be submitted again from here.</source>
        <translation>交互式作业无法从这里再次提交。</translation>
    </message>
    <message>
        <source>The job has not started, so there is no output yet.</source>
        <translation>作业尚未开始，因此还没有输出。</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>请先选择一个作业。</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>守护进程未运行。</translation>
    </message>
    <message>
        <source>Select one job only.</source>
        <translation>请只选择一个作业。</translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message>
        <source>no limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Other jobs are before it in the queue.</source>
        <translation>队列中有其他作业排在前面。</translation>
    </message>
    <message>
        <source>It is next, and waits until enough CPUs, memory or GPUs are free.</source>
        <translation>它是下一个，正在等待足够的 CPU、内存或 GPU。</translation>
    </message>
    <message>
        <source>It waits for other jobs to end.</source>
        <translation>它在等待其他作业结束。</translation>
    </message>
    <message>
        <source>The jobs that it waits for ended so that it can never start.</source>
        <translation>它所等待的作业的结果使其永远无法开始。</translation>
    </message>
    <message>
        <source>It is not to start before its begin time.</source>
        <translation>它不会在指定的开始时间之前开始。</translation>
    </message>
    <message>
        <source>It is held and starts only after it was released.</source>
        <translation>它已被挂起，释放后才会开始。</translation>
    </message>
    <message>
        <source>As many tasks of its array run as may run at once.</source>
        <translation>其数组中同时运行的任务已达上限。</translation>
    </message>
    <message>
        <source>It asks for more than this machine lends at the moment.</source>
        <translation>它的请求超过本机目前所能提供的。</translation>
    </message>
    <message>
        <source>It was put back into the queue.</source>
        <translation>它已被放回队列。</translation>
    </message>
    <message>
        <source>The script ended with an exit code other than 0.</source>
        <translation>脚本以非 0 退出码结束。</translation>
    </message>
    <message>
        <source>The script was ended by a signal.</source>
        <translation>脚本被信号终止。</translation>
    </message>
    <message>
        <source>It ran until its time limit.</source>
        <translation>它运行到了时间限制。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>它已被取消。</translation>
    </message>
    <message>
        <source>It used more memory than it had reserved.</source>
        <translation>它使用的内存超过预留量。</translation>
    </message>
    <message>
        <source>It could not be started.</source>
        <translation>无法启动它。</translation>
    </message>
    <message>
        <source>The process that watched over it was killed.</source>
        <translation>监视它的进程被终止。</translation>
    </message>
    <message>
        <source>The machine went down while it ran.</source>
        <translation>运行期间机器停机。</translation>
    </message>
    <message>
        <source>Its partition is no longer configured.</source>
        <translation>其分区已不再配置。</translation>
    </message>
    <message>
        <source>What it asks for is not available at the moment.</source>
        <translation>它所需的资源目前不可用。</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message numerus="yes">
        <source>%n finished</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n 个完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n 个取消</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n started</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n 个开始</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1 started</source>
        <translation>作业 %1 已开始</translation>
    </message>
    <message>
        <source>Job %1 finished</source>
        <translation>作业 %1 已完成</translation>
    </message>
    <message>
        <source>Job %1 was cancelled</source>
        <translation>作业 %1 已取消</translation>
    </message>
    <message>
        <source>Job %1 ran out of time</source>
        <translation>作业 %1 超时</translation>
    </message>
    <message>
        <source>Job %1 ran out of memory</source>
        <translation>作业 %1 内存不足</translation>
    </message>
    <message>
        <source>Job %1 failed</source>
        <translation>作业 %1 失败</translation>
    </message>
    <message>
        <source>%1: exit code %2 after %3</source>
        <translation>%1：退出码 %2，用时 %3</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1，用时 %2</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Completing</source>
        <translation>正在结束</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The window and the panel icon of slotd&apos;s job queue.</source>
        <translation>slotd 作业队列的窗口和面板图标。</translation>
    </message>
    <message>
        <source>Start in the panel, without a window.</source>
        <translation>在面板中启动，不显示窗口。</translation>
    </message>
    <message>
        <source>End the program that runs already.</source>
        <translation>结束已在运行的程序。</translation>
    </message>
    <message>
        <source>Scripts to open in the submit window.</source>
        <translation>要在提交窗口中打开的脚本。</translation>
    </message>
    <message>
        <source>Open the submit window.</source>
        <translation>打开提交窗口。</translation>
    </message>
</context>
<context>
    <name>slotd::CopyList</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonControl</name>
    <message>
        <source>The program &quot;slotd&quot; was not found beside this one or in PATH.</source>
        <translation>在本程序旁边和 PATH 中都找不到程序“slotd”。</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonLink</name>
    <message>
        <source>The daemon closed the connection.</source>
        <translation>守护进程关闭了连接。</translation>
    </message>
</context>
<context>
    <name>slotd::DependencyPage</name>
    <message>
        <source>It waits for no job, and no job waits for it.</source>
        <translation>它不等待任何作业，也没有作业等待它。</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>依赖</translation>
    </message>
</context>
<context>
    <name>slotd::Desk</name>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>时间线(&amp;T)</translation>
    </message>
    <message>
        <source>The daemon could not be started or stopped.</source>
        <translation>无法启动或停止守护进程。</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting job(s) will be cancelled.</source>
        <translation>
            <numerusform>将取消 %n 个等待中的作业。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 · slotd %2</source>
        <translation>%1 · slotd %2</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>守护进程未运行。</translation>
    </message>
    <message>
        <source>What you see is the last known queue; running jobs go on. Nobody answers on %1 (SLOTD_ROOT=%2).</source>
        <translation>显示的是最后已知的队列；运行中的作业会继续。%1 无人应答（SLOTD_ROOT=%2）。</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>启动守护进程</translation>
    </message>
    <message>
        <source>The daemon and this window have different versions.</source>
        <translation>守护进程与本窗口的版本不同。</translation>
    </message>
    <message>
        <source>Restart the one that was not updated. The daemon says: %1</source>
        <translation>请重启未更新的一方。守护进程说：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n 个作业</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个运行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n 个等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n 个挂起</numerusform>
        </translation>
    </message>
    <message>
        <source>Submitted batch job %1</source>
        <translation>已提交作业 %1</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>这是文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can&apos;t be submitted</source>
        <translation>
            <numerusform>%n 个文件无法提交</numerusform>
        </translation>
    </message>
    <message>
        <source>The test job was not taken</source>
        <translation>测试作业未被接受</translation>
    </message>
    <message>
        <source>About slotd</source>
        <translation>关于 slotd</translation>
    </message>
    <message>
        <source>A Slurm-style job queue for one machine.
Runtime root: %1</source>
        <translation>单机的 Slurm 风格作业队列。
运行时文件夹：%1</translation>
    </message>
    <message>
        <source>slotd stays in the panel</source>
        <translation>slotd 留在面板中</translation>
    </message>
    <message>
        <source>The window is closed; click the icon to see it again. Quit there to end the program.</source>
        <translation>窗口已关闭；点击图标可再次显示。在那里选择“退出”可结束程序。</translation>
    </message>
    <message>
        <source>The program ends with its window</source>
        <translation>程序随窗口一起结束</translation>
    </message>
    <message>
        <source>This desktop has no panel that shows its icon. Jobs go on without it.</source>
        <translation>此桌面没有可显示其图标的面板。作业会继续运行。</translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation>统计(&amp;S)</translation>
    </message>
</context>
<context>
    <name>slotd::DetailsPane</name>
    <message>
        <source>Details of the selected job</source>
        <translation>所选作业的详情</translation>
    </message>
    <message>
        <source>Select one job to see all about it.</source>
        <translation>选择一个作业以查看其全部信息。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Without the daemon only the list is known.</source>
        <translation>没有守护进程时只知道列表。</translation>
    </message>
</context>
<context>
    <name>slotd::EnvironmentPage</name>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Filter the variables</source>
        <translation>筛选变量</translation>
    </message>
</context>
<context>
    <name>slotd::FirstRun</name>
    <message>
        <source>No jobs yet</source>
        <translation>还没有作业</translation>
    </message>
    <message>
        <source>slotd runs your scripts one after another, or side by side, as far as CPUs, memory and GPUs reach. A script needs no change: put sbatch before it.</source>
        <translation>slotd 会依次运行您的脚本，或在 CPU、内存和 GPU 允许时并行运行。脚本无需修改：在前面加上 sbatch 即可。</translation>
    </message>
    <message>
        <source>Copy this command</source>
        <translation>复制此命令</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>Submit a script, with what it needs:</source>
        <translation>提交脚本，并说明所需资源：</translation>
    </message>
    <message>
        <source>Or one command line, without a script:</source>
        <translation>或者不用脚本，只用一行命令：</translation>
    </message>
    <message>
        <source>See the queue in a terminal, as here:</source>
        <translation>在终端中查看队列，与此处相同：</translation>
    </message>
    <message>
        <source>Submit a test job</source>
        <translation>提交测试作业</translation>
    </message>
    <message>
        <source>Submit a script…</source>
        <translation>提交脚本…</translation>
    </message>
    <message>
        <source>A script can also be dropped on this window.</source>
        <translation>也可以把脚本拖放到此窗口。</translation>
    </message>
</context>
<context>
    <name>slotd::GaugePanel</name>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>%1 of %2 reserved</source>
        <translation>已预留 %1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 in use on the whole machine</source>
        <translation>整机使用 %1</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>slotd::HistoryPage</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>可以开始</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>已开始</translation>
    </message>
    <message numerus="yes">
        <source>with %n CPU(s)</source>
        <translation>
            <numerusform>使用 %n 个 CPU</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>等待：%1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Is being ended</source>
        <translation>正在结束</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation>已放回队列</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
</context>
<context>
    <name>slotd::JobCommands</name>
    <message numerus="yes">
        <source>This did not work for %n job(s)</source>
        <translation>
            <numerusform>对 %n 个作业未成功</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, running for %2</source>
        <translation>%1，已运行 %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>取消作业</translation>
    </message>
    <message numerus="yes">
        <source>End %n running job(s)?</source>
        <translation>
            <numerusform>要结束 %n 个运行中的作业吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>End them</source>
        <translation>结束它们</translation>
    </message>
    <message>
        <source>End the job</source>
        <translation>结束作业</translation>
    </message>
    <message>
        <source>Let run</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Don&apos;t ask again</source>
        <translation>不再询问</translation>
    </message>
    <message>
        <source>Send a signal</source>
        <translation>发送信号</translation>
    </message>
    <message numerus="yes">
        <source>Signal to %n job(s):</source>
        <translation>
            <numerusform>发给 %n 个作业的信号：</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the time limit</source>
        <translation>更改时间限制</translation>
    </message>
    <message numerus="yes">
        <source>Time limit of %n job(s):</source>
        <translation>
            <numerusform>%n 个作业的时间限制：</numerusform>
        </translation>
    </message>
    <message>
        <source>Minutes, H:MM:SS, D-HH:MM:SS or UNLIMITED</source>
        <translation>分钟、H:MM:SS、D-HH:MM:SS 或 UNLIMITED</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>更改优先级</translation>
    </message>
    <message numerus="yes">
        <source>Priority of %n job(s):</source>
        <translation>
            <numerusform>%n 个作业的优先级：</numerusform>
        </translation>
    </message>
    <message>
        <source>A whole number; jobs with a higher one start first</source>
        <translation>整数；数值大的作业先开始</translation>
    </message>
    <message>
        <source>Not a number from 0 to 4294967294</source>
        <translation>不是 0 到 4294967294 之间的数</translation>
    </message>
    <message>
        <source>Change the partition</source>
        <translation>更改分区</translation>
    </message>
    <message numerus="yes">
        <source>Partition of %n job(s):</source>
        <translation>
            <numerusform>%n 个作业的分区：</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>slotd::JobTable</name>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Fit widths</source>
        <translation>调整列宽</translation>
    </message>
    <message>
        <source>As at the start</source>
        <translation>恢复初始状态</translation>
    </message>
</context>
<context>
    <name>slotd::LogView</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>slotd::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Jobs on this machine</source>
        <translation>本机作业</translation>
    </message>
    <message>
        <source>&amp;New job…</source>
        <translation>新建作业(&amp;N)…</translation>
    </message>
    <message>
        <source>Submit a script or a command (Ctrl+N)</source>
        <translation>提交脚本或命令 (Ctrl+N)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>Show what is about the selected job (F4)</source>
        <translation>显示所选作业的信息 (F4)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>作业(&amp;J)</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>关闭窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Find in the list</source>
        <translation>在列表中查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>程序(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>No notifications for one &amp;hour</source>
        <translation>一小时内不通知(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About slotd</source>
        <translation>关于 slotd(&amp;A)</translation>
    </message>
    <message>
        <source>Filter by name, id or folder</source>
        <translation>按名称、编号或文件夹筛选</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>守护进程未运行。</translation>
    </message>
    <message>
        <source>Search the &amp;output</source>
        <translation>搜索输出(&amp;O)</translation>
    </message>
</context>
<context>
    <name>slotd::NotificationCenter</name>
    <message>
        <source>Array %1 %2</source>
        <translation>数组 %1 %2</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>打开日志</translation>
    </message>
    <message>
        <source>Requeue</source>
        <translation>重新排队</translation>
    </message>
    <message>
        <source>While you were away</source>
        <translation>您离开期间</translation>
    </message>
</context>
<context>
    <name>slotd::OutputPage</name>
    <message>
        <source>&amp;Follow</source>
        <translation>跟随(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Wrap</source>
        <translation>自动换行(&amp;W)</translation>
    </message>
    <message>
        <source>Show earlier lines</source>
        <translation>显示更早的行</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Which output</source>
        <translation>哪个输出</translation>
    </message>
    <message>
        <source>Stay at the end while more is written</source>
        <translation>写入更多内容时停留在末尾</translation>
    </message>
    <message>
        <source>Search the output</source>
        <translation>搜索输出</translation>
    </message>
    <message>
        <source>This job has no output file.</source>
        <translation>此作业没有输出文件。</translation>
    </message>
    <message>
        <source>The job has not started; it will write to %1</source>
        <translation>作业尚未开始；将写入 %1</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>没有文件 %1</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>it was cut short meanwhile</source>
        <translation>其间被截短</translation>
    </message>
    <message>
        <source>the first %1 are not shown</source>
        <translation>未显示前 %1</translation>
    </message>
</context>
<context>
    <name>slotd::QueuePage</name>
    <message>
        <source>No job fits the filter.</source>
        <translation>没有符合筛选条件的作业。</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>显示所有作业</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>slotd::SbatchRunner</name>
    <message>
        <source>The program &quot;sbatch&quot; was not found beside this one or in PATH.</source>
        <translation>在本程序旁边和 PATH 中都找不到程序“sbatch”。</translation>
    </message>
</context>
<context>
    <name>slotd::ScriptPage</name>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
</context>
<context>
    <name>slotd::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Start with the desktop, in the panel</source>
        <translation>随桌面启动，置于面板中</translation>
    </message>
    <message>
        <source>Stay in the panel when the window is closed</source>
        <translation>关闭窗口后留在面板中</translation>
    </message>
    <message>
        <source>Ask before running jobs are ended</source>
        <translation>结束运行中的作业前询问</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>颜色：</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language (after a restart):</source>
        <translation>语言（重启后）：</translation>
    </message>
    <message>
        <source>Ended jobs in the list</source>
        <translation>列表中的已结束作业</translation>
    </message>
    <message>
        <source>of the last day</source>
        <translation>最近一天</translation>
    </message>
    <message>
        <source>of the last week</source>
        <translation>最近一周</translation>
    </message>
    <message>
        <source>of the last month</source>
        <translation>最近一个月</translation>
    </message>
    <message>
        <source>of the last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <source>Ended jobs in the list:</source>
        <translation>列表中的已结束作业：</translation>
    </message>
    <message>
        <source>Tell me when a job…</source>
        <translation>当作业出现以下情况时通知我：</translation>
    </message>
    <message>
        <source>failed, ran out of time or out of memory</source>
        <translation>失败、超时或内存不足</translation>
    </message>
    <message>
        <source>finished well</source>
        <translation>正常完成</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>被取消</translation>
    </message>
    <message>
        <source>has started</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Only jobs that finish well after at least</source>
        <translation>仅限正常完成且至少运行</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>任意时间</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>静默时段从</translation>
    </message>
    <message>
        <source>until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>静默时段到</translation>
    </message>
    <message>
        <source>Sum up at the start what ended while I was away</source>
        <translation>启动时汇总我离开期间结束的作业</translation>
    </message>
</context>
<context>
    <name>slotd::SideList</name>
    <message>
        <source>All jobs</source>
        <translation>所有作业</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>States and partitions</source>
        <translation>状态和分区</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n job(s)</source>
        <translation>
            <numerusform>%1，%n 个作业</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>分区</translation>
    </message>
</context>
<context>
    <name>slotd::StatisticsPage</name>
    <message>
        <source>Last day</source>
        <translation>最近一天</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>最近一周</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>最近一个月</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Ended in</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>CPU hours</source>
        <translation>CPU 小时</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时间限制</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>峰值内存</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>申请量</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Ended jobs by name</source>
        <translation>按名称统计已结束的作业</translation>
    </message>
    <message>
        <source>A double click shows the jobs of this name in the queue.</source>
        <translation>双击可在队列中显示此名称的作业。</translation>
    </message>
    <message>
        <source>%1 of memory would do</source>
        <translation>%1 内存就够</translation>
    </message>
    <message>
        <source>%1 of time would do</source>
        <translation>%1 时间就够</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n 个作业</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 CPU hours</source>
        <translation>%1 CPU 小时</translation>
    </message>
</context>
<context>
    <name>slotd::StepsPage</name>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>峰值内存</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>This job has no steps. Each srun in its script is one.</source>
        <translation>此作业没有步骤。其脚本中的每个 srun 都是一个步骤。</translation>
    </message>
</context>
<context>
    <name>slotd::SubmitDialog</name>
    <message>
        <source>&amp;Script</source>
        <translation>脚本(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>命令(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Hold it for now</source>
        <translation>暂时挂起(&amp;H)</translation>
    </message>
    <message>
        <source>S&amp;ubmit</source>
        <translation>提交(&amp;U)</translation>
    </message>
    <message>
        <source>Submit a job</source>
        <translation>提交作业</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Path of the script</source>
        <translation>脚本路径</translation>
    </message>
    <message>
        <source>Arguments of the script</source>
        <translation>脚本参数</translation>
    </message>
    <message>
        <source>python3 train.py --epochs 10</source>
        <translation>python3 train.py --epochs 10</translation>
    </message>
    <message>
        <source>Command to run</source>
        <translation>要运行的命令</translation>
    </message>
    <message>
        <source>Copy this command line</source>
        <translation>复制此命令行</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>as the script</source>
        <translation>与脚本相同</translation>
    </message>
    <message>
        <source>&amp;Partition</source>
        <translation>分区(&amp;P)</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>时间限制(&amp;T)</translation>
    </message>
    <message>
        <source>none; 30, 2:00:00, 1-12</source>
        <translation>无；30、2:00:00、1-12</translation>
    </message>
    <message>
        <source>CPUs per t&amp;ask</source>
        <translation>每任务 CPU(&amp;A)</translation>
    </message>
    <message>
        <source>Tas&amp;ks</source>
        <translation>任务数(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>内存(&amp;M)</translation>
    </message>
    <message>
        <source>512M, 8G</source>
        <translation>512M、8G</translation>
    </message>
    <message>
        <source>&amp;GPUs</source>
        <translation>GPU(&amp;G)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A&amp;rray</source>
        <translation>数组(&amp;R)</translation>
    </message>
    <message>
        <source>After &amp;jobs</source>
        <translation>在作业之后(&amp;J)</translation>
    </message>
    <message>
        <source>Not be&amp;fore</source>
        <translation>不早于(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Output file</source>
        <translation>输出文件(&amp;O)</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>选择脚本</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>守护进程未运行。</translation>
    </message>
    <message>
        <source>It would start at once.</source>
        <translation>会立即开始。</translation>
    </message>
    <message>
        <source>It would start at about %1.</source>
        <translation>大约在 %1 开始。</translation>
    </message>
</context>
<context>
    <name>slotd::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>所有字段</translation>
    </message>
    <message>
        <source>Ran for</source>
        <translation>运行了</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时间限制</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>峰值内存</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>退出码</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>计划开始</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>%n 个 CPU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n 个 GPU</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Jobs as bars over time. Left and right go from job to job, plus and minus zoom.</source>
        <translation>作业以时间条显示。左右键切换作业，加减键缩放。</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>No job ran, runs or is planned in this time.</source>
        <translation>此时间段内没有已运行、运行中或计划的作业。</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>planned from %1</source>
        <translation>计划自 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>without a time limit</source>
        <translation>无时间限制</translation>
    </message>
    <message>
        <source>until %1 at the latest</source>
        <translation>最迟到 %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到 %1</translation>
    </message>
</context>
<context>
    <name>slotd::TrayApp</name>
    <message>
        <source>It ended again at once. In a terminal, &quot;slotd doctor&quot; says why.</source>
        <translation>它立即又结束了。在终端中运行“slotd doctor”可查看原因。</translation>
    </message>
</context>
<context>
    <name>slotd::TrayIcon</name>
    <message>
        <source>the daemon has another version</source>
        <translation>守护进程版本不同</translation>
    </message>
    <message>
        <source>the daemon is not running</source>
        <translation>守护进程未运行</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个运行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n 个等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n 个挂起</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the queue</source>
        <translation>在队列中显示</translation>
    </message>
    <message>
        <source>Open output</source>
        <translation>打开输出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>显示队列</translation>
    </message>
    <message>
        <source>Submit a job…</source>
        <translation>提交作业…</translation>
    </message>
    <message>
        <source>Hold all waiting jobs</source>
        <translation>挂起所有等待中的作业</translation>
    </message>
    <message>
        <source>Release all held jobs</source>
        <translation>释放所有挂起的作业</translation>
    </message>
    <message>
        <source>Stop the daemon (running jobs go on)</source>
        <translation>停止守护进程（运行中的作业继续）</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>启动守护进程</translation>
    </message>
    <message>
        <source>No notifications for one hour</source>
        <translation>一小时内不通知</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Quit (jobs go on)</source>
        <translation>退出（作业继续）</translation>
    </message>
</context>
<context>
    <name>slotd::UsageLines</name>
    <message>
        <source>CPUs in use</source>
        <translation>使用中的 CPU</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>使用中的内存</translation>
    </message>
    <message>
        <source>What the job uses of what it has reserved, over the last ten minutes at most</source>
        <translation>作业对其预留资源的实际使用量（最多为最近十分钟）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
</TS>
